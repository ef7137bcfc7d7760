/** What a service publishes to CloudWatch under one namespace. */
export interface MetricNamespace {
  /** Matches the name of every metric of the namespace; absent where the list is too long to vouch for. */
  readonly metrics?: RegExp;
  readonly dimensions: readonly string[];
  /** True where the service also publishes sums over all its resources, without dimensions. */
  readonly aggregate: boolean;
}

/** One name out of these, exactly. */
export function names(...words: readonly string[]): RegExp {
  return new RegExp(`^(${words.join('|')})$`);
}
