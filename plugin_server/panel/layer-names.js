/**
 * What the layers of a design are called on the canvas, in the user's language. In its SVG they have the ids
 * of model/garment, English words with hyphens, which every program imports alike.
 */

/** @typedef {import('./i18n.js').Language} Language */

/** @type {Record<string, string>} */
const SIDES = { left: '左', right: '右' };

/** Parts of a garment and what is drawn of them, without their side; the longest that fits counts. */
const CHINESE = new Map(Object.entries({
  'ankle-cuff': '脚口罗纹', armhole: '袖窿',
  belt: '腰带', 'belt-end-long': '腰带长端', 'belt-end-short': '腰带短端', 'belt-knot': '腰带结',
  'belt-loops': '腰带襻',
  'binding-collar': '领边滚边', 'binding-front': '门襟滚边', 'binding-hem': '下摆滚边', 'binding-lapel': '驳头滚边',
  'binding-neck': '领口滚边',
  'binding-opening': '开襟滚边',
  'body-back': '后身', 'body-front': '前身',
  'bow-knot': '蝴蝶结结心', 'bow-loop': '蝴蝶结环', 'bow-tail': '蝴蝶结飘带',
  buckle: '带扣', buttonholes: '扣眼', buttons: '纽扣', chain: '链条',
  collar: '领', 'collar-back': '后领', 'collar-stand': '领座', 'cowl-folds': '垂领褶', crest: '徽章',
  cuff: '袖口', 'cuff-button': '袖口扣', 'cuff-buttons': '袖口扣', 'cuff-stitching': '袖口明线',
  'cuff-tab': '袖襻', 'cuff-zip': '袖口拉链',
  drawcord: '抽绳', 'drawcord-knot': '抽绳结', 'elbow-patch': '肘部贴布', epaulette: '肩襻',
  flap: '袋盖', 'flap-cargo': '立体袋盖', 'flap-chest': '胸袋盖', fly: '裤门襟',
  'frog-knots': '盘扣结', 'frog-loops': '盘扣襻', front: '前片',
  gathers: '抽褶', 'gun-flap': '枪挡',
  'hem-band': '下摆罗纹', 'hem-ruffle': '下摆荷叶边', 'hem-threads': '下摆毛边',
  hood: '帽', 'hood-lining': '帽里', keyhole: '水滴开口', 'knee-patch': '膝部贴布',
  lacing: '系绳', 'lacing-gap': '系绳开口', lapel: '驳头', leg: '裤腿',
  'neck-band': '领圈', 'neck-slit': '领口开衩', 'neck-stitching': '领圈明线',
  obi: '腰封', 'obi-cord': '腰封绳', opening: '开口', placket: '门襟',
  pocket: '口袋', 'pocket-cargo': '立体袋', 'pocket-chest': '胸袋', 'pocket-kangaroo': '袋鼠袋',
  'reflective-tape': '反光条', seams: '分割线', 'shoulder-piping': '肩部嵌条', 'side-stripe': '侧条',
  silhouette: '外轮廓',
  'skirt-back': '裙后片', 'skirt-front': '裙前片', 'skirt-tier': '裙层', 'skirt-wrap': '裹裙片',
  sleeve: '袖', 'sleeve-mouth': '袖口内侧', 'sleeve-stripe': '袖条', slit: '开衩', snaps: '按扣',
  stitching: '明线', strap: '肩带', 'strap-back': '后肩带', studs: '铆钉', tassel: '流苏',
  'toggle-tabs': '牛角扣襻', toggles: '牛角扣',
  'waist-casing': '腰部抽绳道', 'waist-elastic': '腰部松紧', 'waist-opening': '腰口', 'waist-seam': '腰线',
  'waist-tie': '腰部系带', waistband: '腰头', 'waistband-back': '后腰头',
  webbing: '织带', 'webbing-buckle': '织带扣', zip: '拉链', 'zip-puller': '拉头',

  block: '色块', clip: '裁片', detail: '细部', edge: '边线', fade: '渐变', fill: '底色', 'fold-shade': '褶影',
  folds: '褶线', line: '线条', part: '部分', print: '图案', puff: '充绒', quilting: '绗缝', seam: '缝线',
  shade: '阴影', sheen: '光泽', stitch: '明线', stripe: '条', surface: '面料', weave: '织纹',
}));

/**
 * @param {string} svg a design in Tenfold's dialect
 * @param {Language} language
 * @returns {Record<string, string>} by id
 */
export function layerNames(svg, language) {
  const page = new DOMParser().parseFromString(svg, 'image/svg+xml');
  /** @type {Record<string, string>} */
  const names = {};
  for (const element of page.querySelectorAll('g[id], path[id]')) {
    const parent = element.parentElement?.closest('g[id]')?.id ?? '';
    names[element.id] = layerName(element.id, parent, language);
  }
  return names;
}

/**
 * `sleeve-left-fill` in `sleeve-left` is its "Fill", and its 底色.
 * @param {string} id
 * @param {string} parentId
 * @param {Language} language
 */
export function layerName(id, parentId, language) {
  const rest = id.startsWith(`${parentId}-`) ? id.slice(parentId.length + 1) : id;
  return language === 'zh' ? inChinese(rest.split('-')) : inEnglish(rest);
}

/** @param {string} rest */
function inEnglish(rest) {
  const words = rest.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The side stands first in Chinese; numbers, and words that it does not know, stay as they are.
 * @param {string[]} words
 */
function inChinese(words) {
  let side = '';
  const said = [];
  for (let first = 0; first < words.length;) {
    let end = words.length;
    while (end > first + 1 && !CHINESE.has(words.slice(first, end).join('-'))) end -= 1;
    const found = words.slice(first, end).join('-');
    if (found in SIDES && side === '') side = SIDES[found];
    else said.push(CHINESE.get(found) ?? ` ${found} `);
    first = end;
  }
  return (side + said.join('')).replace(/ +/g, ' ').trim();
}
