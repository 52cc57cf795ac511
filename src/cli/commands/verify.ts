import type { Command } from '../command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Look at a PowerPoint file: is it sound, can all people read it, is it what its project says',
  positionals: [{ name: 'file', summary: 'a .pptx file, made by Throughline or not' }],
  options: {
    strict: { kind: 'flag', summary: 'count warnings as errors' },
  },
  examples: [
    ['throughline verify output/water-cycle/ten-minutes/ten-minutes.pptx', 'one of your own'],
    ['throughline verify from-a-colleague.pptx', 'somebody else’s: package and accessibility'],
    ['throughline verify deck.pptx --project ../course', 'compare with the project in another folder'],
  ],
  run: async (input) => (await import('./run-verify.ts')).runVerify(input),
};
