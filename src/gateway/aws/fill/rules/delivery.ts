import { type Rule } from '../scene.js';
import { byArn, byId, inside } from './shapes.js';

const agentPart = (own: string): Rule => ({
  [own]: '{upper:10}',
  id: `{agent_id},{${own}}`,
});

/** Delivery pipelines, packages, and models that agents are made of. */
export const delivery: Readonly<Record<string, Rule>> = {
  aws_bedrock_guardrail: {
    guardrail_id: '{lower:12}',
    guardrail_arn: 'arn=bedrock:ra:guardrail/{guardrail_id}',
    status: 'READY',
    version: 'DRAFT',
  },
  aws_bedrock_guardrail_version: { version: '1' },
  aws_bedrock_custom_model: { job_status: 'InProgress' },
  aws_bedrock_inference_profile: byId('{lower:12}', 'bedrock:ra:application-inference-profile/{id}', {
    status: 'ACTIVE',
    type: 'APPLICATION',
  }),
  aws_bedrock_provisioned_model_throughput: {
    provisioned_model_arn: 'arn=bedrock:ra:provisioned-model/{lower:12}',
    id: '{provisioned_model_arn}',
  },
  aws_bedrockagent_agent: {
    agent_id: '{upper:10}',
    id: '{agent_id}',
    agent_arn: 'arn=bedrock:ra:agent/{agent_id}',
    agent_version: 'DRAFT',
    prepared_at: '2026-01-01T00:00:00Z',
  },
  aws_bedrockagent_agent_alias: {
    ...agentPart('agent_alias_id'),
    id: '{agent_alias_id},{agent_id}',
    agent_alias_arn: 'arn=bedrock:ra:agent-alias/{agent_id}/{agent_alias_id}',
  },
  aws_bedrockagent_agent_action_group: {
    action_group_id: '{upper:10}',
    id: '{action_group_id},{agent_id},DRAFT',
  },
  aws_bedrockagent_agent_knowledge_base_association: inside('{agent_id},DRAFT,{knowledge_base_id}'),
  aws_bedrockagent_knowledge_base: byId('{upper:10}', 'bedrock:ra:knowledge-base/{id}'),
  aws_bedrockagent_data_source: { data_source_id: '{upper:10}', id: '{data_source_id},{knowledge_base_id}' },
  aws_bedrockagent_prompt: byId('{upper:10}', 'bedrock:ra:prompt/{id}', { version: 'DRAFT' }),
  aws_codeartifact_repository: byArn('codeartifact:ra:repository/{domain}/{repository}', {
    domain_owner: '{account}',
    administrator_account: '{account}',
  }),
  aws_codeartifact_domain_permissions_policy: {
    id: 'arn=codeartifact:ra:domain/{domain}',
    resource_arn: '{id}',
  },
  aws_codeartifact_repository_permissions_policy: {
    id: 'arn=codeartifact:ra:repository/{domain}/{repository}',
    resource_arn: '{id}',
  },
  aws_codebuild_report_group: byArn('codebuild:ra:report-group/{name}'),
  aws_codebuild_fleet: byArn('codebuild:ra:fleet/{name}:{uuid}'),
  aws_codebuild_source_credential: byArn('codebuild:ra:token/github'),
  aws_codebuild_webhook: {
    id: '{project_name}',
    payload_url: 'https://codebuild.{place.region}.amazonaws.com/webhooks?t={mixed:40}&v=1',
    url: 'https://api.github.com/repos/example/app/hooks/{digits:9}',
    secret: '{mixed:40}',
  },
  aws_codecommit_approval_rule_template_association: inside(
    '{approval_rule_template_name},{repository_name}',
  ),
  aws_codeconnections_connection: byArn('codeconnections:ra:connection/{uuid}', {
    connection_status: 'PENDING',
    provider_type: 'GitHub',
  }),
  aws_codeconnections_host: byArn('codeconnections:ra:host/{uuid}'),
  aws_codestarconnections_host: byArn('codestar-connections:ra:host/{uuid}', { status: 'PENDING' }),
  aws_codepipeline_webhook: byArn('codepipeline:ra:webhook:{name}', {
    url: 'https://{place.region}.webhooks.aws/trigger?t={mixed:40}&v=1',
  }),
  aws_codepipeline_custom_action_type: inside('{category}/{provider_name}/{version}'),
};
