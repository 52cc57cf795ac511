export type Inches = number;
export type Points = number;
/** Of the size of the type. */
export type Ems = number;
