/** Lays the named decks of a project out (all when none is named) and draws each: `{ name, placed, theme, deck, pptx }`. */
export async function layOutDecks(stages, folder, names, theme) {
  const { openProject, planBuild, createProjectCache, layOutDeck, drawPptx } = stages;
  const project = outcomeValue(openProject(folder), stages);
  const plan = outcomeValue(planBuild(project, names), stages);
  const cache = createProjectCache(theme ? withTheme(project, theme) : project);
  const drawn = [];
  for (const planned of plan) {
    const laidOut = outcomeValue(
      layOutDeck({ project: theme ? withTheme(project, theme) : project, cache, planned }),
      stages,
    );
    for (const edition of laidOut.editions) {
      const { deck, placed, prefix } = edition;
      const properties = { created: '2000-01-01T00:00:00Z' };
      const pptx = outcomeValue(await drawPptx({ deck, placed, theme: laidOut.theme, properties }), stages);
      drawn.push({
        name: `${planned.outline.id}/${prefix}`,
        language: edition.language,
        deck,
        placed,
        theme: laidOut.theme,
        pptx,
      });
    }
  }
  return drawn;
}

/** The same project with another theme in every deck file that names none. */
function withTheme(project, theme) {
  const { files } = project;
  const isDeck = (path) =>
    project.outlines.some((outline) => outline.decks.some((deck) => deck.path === path));
  return {
    ...project,
    files: {
      ...files,
      list: (path) => files.list(path),
      exists: (path) => files.exists(path),
      readBytes: (path, from) => files.readBytes(path, from),
      readText(path, from) {
        const read = files.readText(path, from);
        if (!read.value || !isDeck(path) || /^theme:/m.test(read.value.text)) return read;
        return { ...read, value: { ...read.value, text: `${read.value.text.trimEnd()}\ntheme: ${theme}\n` } };
      },
    },
  };
}

function outcomeValue({ value, diagnostics }, { formatLocation }) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || value === undefined) {
    const lines = errors.map(
      ({ span, code, message }) => `${span ? formatLocation(span) : '-'}: ${code}: ${message}`,
    );
    throw new Error(lines.join('\n') || 'nothing was laid out');
  }
  return value;
}
