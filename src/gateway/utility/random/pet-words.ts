import { type Chance } from '../chance.js';

const adverbs =
  'barely boldly calmly fairly firmly gently gladly kindly lightly mildly neatly nearly nicely openly plainly quickly quietly rarely safely slowly softly surely vastly warmly widely wisely'.split(
    ' ',
  );
const adjectives =
  'able amber brave brisk bright calm clever cosmic crisp dapper eager fair fond fresh gentle golden grand happy hardy keen lively loyal lucky mellow merry modest noble patient proud quick quiet rapid sharp steady sunny tidy vivid warm wise witty'.split(
    ' ',
  );
const animals =
  'badger beaver bison buffalo camel condor crane dolphin eagle falcon ferret finch fox gecko gibbon hare hawk heron hornet ibex jackal jaguar koala lark lemur lion lynx marten mole moose newt ocelot octopus osprey otter owl panda parrot pelican puma rabbit raven robin salmon seal shark sparrow stork swan tapir tern tiger toad trout turtle viper walrus weasel whale wolf wombat wren zebra'.split(
    ' ',
  );

/** `count` words: an animal, an adjective before it, adverbs before that. */
export function petName(chance: Chance, count: number): readonly string[] {
  const words: string[] = [];
  for (let left = Math.min(count, 64); left > 0; left--) {
    const list = left === 1 ? animals : left === 2 ? adjectives : adverbs;
    words.push(chance.pick(list) ?? '');
  }
  return words;
}
