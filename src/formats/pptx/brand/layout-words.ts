/** What a layout of a brand file can be used for. */
export const purposes = [
  'cover',
  'section',
  'content',
  'two-content',
  'comparison',
  'title-only',
  'picture',
  'blank',
  'closing',
] as const;
export type Purpose = (typeof purposes)[number];

/** Words in names of layouts, in the languages of offices that write them. */
export const layoutWords: Readonly<Partial<Record<Purpose, RegExp>>> = {
  cover:
    /title slide|cover|titelfolie|titelblatt|deckblatt|couverture|diapositive de titre|diapositiva de t[íi]tulo|portada|capa|slide de t[íi]tulo|copertina|titulní|úvodní|\u8868\u7d19|\u6807\u9898\u5e7b\u706f\u7247|\u5c01\u9762|\u30bf\u30a4\u30c8\u30eb \u30b9\u30e9\u30a4\u30c9|^title$|front|opening/i,
  section:
    /section|abschnitt|kapitel|trenn|intertitre|sección|seção|secção|sezione|oddíl|divider|separator|\u30bb\u30af\u30b7\u30e7\u30f3|\u8282\u6807\u9898|\u7bc0|\u4e2d\u8868\u7d19|\u6249|chapter/i,
  closing:
    /clos|end\b|ending|thank|schluss|abschluss|ende\b|danke|merci|\bfin\b|gracias|cierre|obrigad|fim\b|grazie|chiusura|děkuj|závěr|contact|kontakt|\u7d42|\u8b1d|\u7ed3\u675f|\u81f4\u8c22|back cover|last/i,
  'two-content':
    /two content|zwei inhalte|deux contenus|dos objetos|dois conte|due contenuti|dva obsahy|2\u3064\u306e|\u4e24\u680f|two col|2 col/i,
  comparison: /compar|vergleich|confront|porovn|\u6bd4\u8f03|\u6bd4\u8f83/i,
  'title-only':
    /title only|nur titel|titre seul|sólo el título|solo el título|somente t[íi]tulo|solo titolo|pouze nadpis|\u30bf\u30a4\u30c8\u30eb\u306e\u307f|\u4ec5\u6807\u9898/i,
  picture: /picture|bild|image|imagen|imagem|immagine|obrázek|\u56f3|\u56fe\u7247|photo|foto/i,
  content:
    /title and content|titel und inhalt|titre et contenu|t[íi]tulo y (objetos|contenido)|t[íi]tulo e conte|titolo e contenuto|nadpis a obsah|\u30bf\u30a4\u30c8\u30eb\u3068\u30b3\u30f3\u30c6\u30f3\u30c4|\u6807\u9898\u548c\u5185\u5bb9|\u672c\u6587|content|inhalt|text/i,
  blank: /blank|leer|vide|en blanco|em branco|vuot|prázdn|\u767d\u7d19|\u7a7a\u767d/i,
};
