/** Office's own "No Style, No Grid": it shows what cells say themselves, and a user can choose another. */
export const plainTableStyle = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}';

const noLine = '<a:ln><a:noFill/></a:ln>';
const sides = ['left', 'right', 'top', 'bottom', 'insideH', 'insideV']
  .map((side) => `<a:${side}>${noLine}</a:${side}>`)
  .join('');

/**
 * ppt/tableStyles.xml: the style that our tables have, as PowerPoint writes it (ECMA-376 part 1, 20.1.4.2.27). Readers
 * that find a style's id and no definition make one up, with grey rows.
 */
export const tableStylesXml =
  '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}">' +
  `<a:tblStyle styleId="${plainTableStyle}" styleName="No Style, No Grid"><a:wholeTbl>` +
  '<a:tcTxStyle><a:fontRef idx="minor"><a:scrgbClr r="0" g="0" b="0"/></a:fontRef><a:schemeClr val="tx1"/></a:tcTxStyle>' +
  `<a:tcStyle><a:tcBdr>${sides}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl></a:tblStyle></a:tblStyleLst>`;
