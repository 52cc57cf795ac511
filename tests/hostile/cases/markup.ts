import type { HostileClass } from '../hostile-case.ts';
import { markup, template } from '../hostile-case.ts';

/** Slide markup that is not well-formed, or says what the vocabulary does not have. */
export const markupCases: HostileClass = {
  name: 'slide markup',
  cases: [
    { name: 'an element that stays open', files: markup('<p>x▶'), codes: 'markup-syntax' },
    {
      name: 'elements that overlap',
      files: markup('<p><strong><em>x▶</strong></em></p>'),
      codes: 'markup-syntax',
    },
    {
      name: 'an element of HTML',
      files: markup('▶<div>x</div>'),
      codes: 'markup-unknown-element',
      says: 'div',
    },
    {
      name: 'a script',
      files: markup('▶<script>alert(1)</script>'),
      codes: 'markup-unknown-element',
      says: 'script',
    },
    {
      name: 'an element in capitals',
      files: markup('▶<P>x</P>'),
      codes: 'markup-unknown-element',
      says: 'did you mean "p"?',
    },
    {
      name: 'an element with a prefix',
      files: markup('▶<a:p>x</a:p>'),
      codes: 'markup-unknown-element',
      says: 'a:p',
    },
    {
      name: 'a handler',
      files: markup('<p ▶onclick="x()">x</p>'),
      codes: 'markup-unknown-attribute',
      says: 'onclick',
    },
    {
      name: 'a style',
      files: markup('<p ▶style="color: red">x</p>'),
      codes: 'markup-unknown-attribute',
      says: 'style',
    },
    { name: 'a name space', files: markup('<p ▶xmlns="urn:x">x</p>'), codes: 'markup-unknown-attribute' },
    {
      name: 'an attribute twice',
      files: markup('<p class="lead" ▶class="caption">x</p>'),
      codes: 'markup-syntax',
    },
    { name: 'an attribute without quotes', files: markup('<p class=▶lead>x</p>'), codes: 'markup-syntax' },
    { name: 'an attribute without a value', files: markup('<p class▶>x</p>'), codes: 'markup-syntax' },
    {
      name: 'a word that an attribute does not take',
      files: markup('<p class="▶led">x</p>'),
      codes: 'markup-invalid-attribute',
      says: 'did you mean "lead"?',
    },
    {
      name: 'a number that is none',
      files: markup('<table><tr><td colspan="▶two">x</td></tr></table>'),
      codes: 'markup-invalid-attribute',
      says: 'two',
    },
    {
      name: 'a cell of a thousand millions',
      files: markup('<table><tr><td colspan="▶1000000000">x</td></tr></table>'),
      codes: 'markup-invalid-attribute',
    },
    {
      name: 'a cell below zero',
      files: markup('<table><tr><td rowspan="▶-1">x</td></tr></table>'),
      codes: 'markup-invalid-attribute',
    },
    { name: 'an entity of HTML', files: markup('<p>a▶&nbsp;b</p>'), codes: 'markup-syntax', says: '&nbsp;' },
    { name: 'an entity of nobody', files: markup('<p>▶&xxe;</p>'), codes: 'markup-syntax' },
    { name: 'a bare ampersand', files: markup('<p>a ▶& b</p>'), codes: 'markup-syntax', says: '&amp;' },
    { name: 'a bare less-than', files: markup('<p>1 ▶< 2</p>'), codes: 'template-syntax', says: '&lt;' },
    { name: 'a reference to a NUL', files: markup('<p>▶&#0;</p>'), codes: 'markup-syntax' },
    { name: 'a reference to a surrogate', files: markup('<p>▶&#xD800;</p>'), codes: 'markup-syntax' },
    {
      name: 'a document type',
      files: template(
        '▶<!DOCTYPE slide [<!ENTITY x "y">]><slide layout="blank"><title>&x;</title></slide>\n',
      ),
      codes: 'template-syntax',
    },
    {
      name: 'a document type from a file',
      files: template(
        '▶<!DOCTYPE slide SYSTEM "file:///etc/passwd"><slide layout="blank"><title>T</title></slide>\n',
      ),
      codes: 'template-syntax',
    },
    { name: 'an entity in an element', files: markup('▶<!ENTITY x "y"><p>x</p>'), codes: 'template-syntax' },
    {
      name: 'two slides',
      files: template(
        '<slide layout="blank"><title>T</title></slide>▶<slide layout="blank"><title>U</title></slide>\n',
      ),
      codes: 'markup-syntax',
    },
    { name: 'no slide', files: template('▶words\n'), codes: 'markup-syntax' },
    { name: 'nothing', files: template('\n'), codes: 'markup-syntax' },
    { name: 'another root', files: template('▶<p>x</p>\n'), codes: 'markup-misplaced-element' },
    {
      name: 'no title',
      files: template('▶<slide layout="blank"></slide>\n'),
      codes: 'markup-missing-element',
    },
    {
      name: 'two titles',
      files: template('<slide layout="blank"><title>T</title>▶<title>U</title></slide>\n'),
      codes: 'markup-repeated',
    },
    {
      name: 'one slot twice',
      files: template(
        '<slide layout="title-and-content"><title>T</title><slot name="body"><p>x</p></slot><slot name="▶body"><p>y</p></slot></slide>\n',
      ),
      codes: 'markup-repeated',
      says: 'body',
    },
    {
      name: 'no layout',
      files: template('▶<slide><title>T</title></slide>\n'),
      codes: 'markup-missing-attribute',
      says: 'layout',
    },
    {
      name: 'a layout that is not there',
      files: template('<slide layout="▶title-and-contents"><title>T</title></slide>\n'),
      codes: 'unknown-layout',
      says: 'did you mean "title-and-content"?',
    },
    {
      name: 'a slot that is not there',
      files: template(
        '<slide layout="title-and-content"><title>T</title><slot name="▶bdy"><p>x</p></slot></slide>\n',
      ),
      codes: 'unknown-slot',
      says: 'did you mean "body"?',
    },
    {
      name: 'a background that is none',
      files: template('<slide layout="blank" background="▶javascript:x"><title>T</title></slide>\n'),
      codes: 'unknown-background',
    },
    {
      name: 'text between blocks',
      files: markup('▶stray<p>x</p>'),
      codes: 'markup-stray-text',
      says: 'stray',
    },
    { name: 'text in a list', files: markup('<ul>▶stray<li>x</li></ul>'), codes: 'markup-stray-text' },
    {
      name: 'a paragraph in a paragraph',
      files: markup('<p>▶<p>x</p></p>'),
      codes: 'markup-misplaced-element',
    },
    {
      name: 'a link in a link',
      files: markup('<p><a href="https://a.example/">x▶<a href="https://b.example/">y</a></a></p>'),
      codes: 'markup-misplaced-element',
    },
    {
      name: 'two hundred elements in one another',
      files: markup(`<p>${'<em>'.repeat(300)}x${'</em>'.repeat(300)}</p>`),
      codes: 'markup-syntax',
      says: 'deep',
    },
    {
      name: 'a hundred thousand elements that stay open',
      files: markup('<ul><li>'.repeat(100_000)),
      codes: 'template-limit',
    },
    { name: 'a comment that stays open', files: markup('▶<!-- x'), codes: 'unclosed-tag' },
    {
      name: 'a picture without a file',
      files: markup('▶<img alt="x"/>'),
      codes: 'markup-missing-attribute',
      says: 'src',
    },
    {
      name: 'a diagram of what is not there',
      files: markup('<diagram arrange="hub" of="▶rian"/>'),
      codes: 'unknown-reference',
      says: 'did you mean "rain"?',
    },
    {
      name: 'a diagram of nothing',
      files: markup('▶<diagram arrange="hub" of=""/>'),
      codes: 'empty-figure',
      says: '"of"',
    },
    {
      name: 'a chart of what is not there',
      files: markup('<chart kind="bar" data="▶growth"/>'),
      codes: 'unknown-reference',
      says: 'growth',
    },
  ],
};
