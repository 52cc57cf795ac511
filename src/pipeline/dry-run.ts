import { judgeOutput, sameContent } from '../formats/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, type Outcome, version } from '../source/index.ts';
import type { DeckBuild } from './build-deck.ts';
import { type CommittedFile, type DeckOutput, readOutput } from './commit/index.ts';
import { planDeck } from './commit/prepare-deck.ts';
import type { Delivered, Delivery } from './delivery.ts';
import type { OutputTarget } from './output-target.ts';

/** Takes decks as a delivery does, and only finds out what would become of their files: nothing is locked or written. */
export class DryRun
  implements
    Pick<Delivery, 'recovered' | 'recover' | 'take' | 'finish' | 'stop' | 'sweep' | 'sayShard' | 'close'>
{
  readonly recovered = false;
  private readonly target: OutputTarget;
  private readonly force: boolean;
  private readonly found = new Map<string, readonly CommittedFile[]>();
  private readonly diagnostics: Diagnostic[] = [];

  constructor(target: OutputTarget, force: boolean) {
    this.target = target;
    this.force = force;
  }

  async recover(): Promise<readonly Diagnostic[]> {
    return [];
  }

  async take(deck: DeckBuild): Promise<void> {
    const planned = await this.plan(deck);
    this.diagnostics.push(...planned.diagnostics);
    if (planned.value) this.found.set(deck.deck, planned.value);
  }

  async finish(): Promise<Delivered> {
    return { files: this.found, diagnostics: this.diagnostics, done: new Set() };
  }

  stop(): void {}

  async sweep(project: Project): ReturnType<Delivery['sweep']> {
    const decks = project.outlines.flatMap(({ id, decks: own }) => own.map((deck) => `${id}/${deck.id}`));
    const output = await readOutput(this.target, decks);
    const diagnostics = [...output.diagnostics];
    const files: CommittedFile[] = [];
    for (const deck of output.value?.manifests.keys() ?? []) {
      if (decks.includes(deck)) continue;
      const planned = await this.plan({ deck, files: [], inputs: {}, partial: false });
      diagnostics.push(...planned.diagnostics);
      files.push(...(planned.value ?? []));
    }
    return { files, diagnostics };
  }

  async sayShard(): Promise<readonly Diagnostic[]> {
    return [];
  }

  async close(): Promise<void> {}

  private async plan(output: DeckOutput): Promise<Outcome<readonly CommittedFile[]>> {
    const { root, shown } = this.target;
    const { force } = this;
    const planned = await planDeck(root, output, { shown, version, force, sameContent, judge: judgeOutput });
    return { value: planned.value?.files ?? [], diagnostics: planned.diagnostics };
  }
}
