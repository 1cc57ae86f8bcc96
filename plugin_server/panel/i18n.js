/**
 * Every word that the panel shows, in English and Chinese, and the choice between the two.
 *
 * All texts stand in this one file so that a translator reads one page, and so that a test can hold the
 * two languages to the same keys and the same placeholders. Messages that come from the server are
 * already in the language that was asked for with `Accept-Language`.
 */

/** @typedef {'en' | 'zh'} Language */
/** @typedef {Record<string, string | number>} Values */
/** @typedef {(key: TextKey, values?: Values) => string} Translate */
/** @typedef {keyof typeof TEXTS.en} TextKey */

export const TEXTS = {
  en: {
    prompt_label: 'Describe a garment',
    prompt_placeholder: 'Cropped denim jacket, oversized, raglan sleeves',
    seed_label: 'Seed',
    seed_placeholder: 'random',
    seed_clear: 'Use a random seed',
    seed_invalid: 'A seed is a whole number from 0 to 4294967295.',
    generate: 'Generate',
    variations_label: 'Variations',
    variation_open: 'Variation {n}, seed {seed}, enlarge',
    variation_empty: 'Variation {n}, not there yet',
    empty_hint: 'Leave the line empty and be surprised.',

    status_connecting: 'Connecting',
    status_absent: 'Not running',
    status_blocked: 'Blocked by the browser',
    status_incompatible: 'Another version',
    status_unpaired: 'Not paired',
    status_starting: 'Model loading',
    status_broken: 'Model not loaded',
    status_ready: '{model} is ready',

    absent_title: 'Tenfold is not running',
    absent_text: 'Start Tenfold from the tray, or in a terminal in its folder:',
    absent_after: 'This panel connects by itself as soon as Tenfold runs.',
    blocked_title: 'The browser blocks access to this computer',
    blocked_text:
      'Allow “Apps on device” for figma.com in the site settings beside the address, then try again. '
      + 'The Figma desktop app needs no permission.',
    blocked_after: 'Tenfold itself must be running too.',
    incompatible_title: 'This panel and Tenfold do not match',
    incompatible_text:
      'Tenfold {version} speaks version {theirs} of its interface, and this panel version {ours}.',
    incompatible_after: 'Update the older of the two, then try again.',
    unpaired_title: 'Pair this panel with Tenfold',
    unpaired_text: 'Once only. Tenfold shows six digits in its window; type them here.',
    code_title: 'Type the six digits',
    code_text: 'Tenfold shows them in its window: the tray, or the terminal where it runs.',
    code_label: 'Six digits',
    expired_title: 'That code is no longer valid',
    expired_text: 'A code lasts two minutes and five tries. Ask for a new one.',
    broken_title: 'The model could not be loaded',
    show_code: 'Show the digits',
    show_new_code: 'Show new digits',
    try_again: 'Try again',

    run_sending: 'Sending',
    run_starting: 'Model loading. Starts by itself.',
    run_next: 'Next in line',
    run_queued: 'Waiting, {n} before this one',
    run_running: '{k} of {n}',
    run_waiting: '{k} of {n}. Continues by itself.',
    run_cancelling: 'Cancelling',
    run_cancelled: 'Cancelled at {k} of {n}',
    run_failed: 'Stopped at {k} of {n}',
    run_finished: 'Seed {seed}',
    run_inserted: 'On the canvas',
    cancel: 'Cancel',
    copy: 'Copy',
    copy_seed: 'Copy seed',
    reuse: 'Reuse',
    reuse_seed: 'Reuse this seed',
    generate_again: 'Generate again',
    note_copied: 'Copied {seed}',
    note_seed: 'Keeping {seed}',

    ignored: 'Not used: {field}. {reason}',
    field_prompt: 'words',
    field_sketch: 'sketch',
    field_pins: 'pins',
    field_like: 'similarity',
    field_strength: 'strength',
    field_seed: 'seed',
    field_model: 'model',
    field_count: 'count',

    problem_lost: 'This generation is gone, because Tenfold was started anew.',
    remedy_lost: 'Generate again: the same seed gives the same designs.',
    problem_insert: 'The designs could not be placed on the canvas.',
    remedy_insert: 'Check that this file can be edited, then generate again.',
    problem_sketch: 'The selection could not be exported as a sketch.',
    remedy_sketch: 'Select a visible layer, or nothing, and generate again.',
    problem_unexpected: 'Something went wrong that Tenfold has no words for.',
    remedy_unexpected: 'Generate again. If it stays, the window of Tenfold says more.',

    enlarged_label: 'Variation {n} of {count}',
    enlarged_alt: 'Variation {n}, seed {seed}',
    previous: 'Previous',
    next: 'Next',
    close: 'Close',
    download: 'Download PNG',

    said_started: 'Generating ten designs.',
    said_finished: '{k} designs are ready. Seed {seed}.',
    said_cancelled: 'Cancelled.',

    notify_generating: 'Ten designs are on their way',
    notify_inserted: '{k} designs, seed {seed}',
    notify_ignored: '{k} designs, seed {seed}. Not used: {fields}',
    relaunch: 'Ten more with the same words and a new seed',
  },
  zh: {
    prompt_label: '描述一件服装',
    prompt_placeholder: '想要带有东方刺绣元素的极简风西装',
    seed_label: '种子',
    seed_placeholder: '随机',
    seed_clear: '改用随机种子',
    seed_invalid: '种子是 0 到 4294967295 之间的整数。',
    generate: '生成',
    variations_label: '方案',
    variation_open: '方案 {n}，种子 {seed}，放大',
    variation_empty: '方案 {n}，尚未生成',
    empty_hint: '什么都不写，看看会有什么惊喜。',

    status_connecting: '正在连接',
    status_absent: '未运行',
    status_blocked: '被浏览器阻止',
    status_incompatible: '版本不符',
    status_unpaired: '未配对',
    status_starting: '模型加载中',
    status_broken: '模型未加载',
    status_ready: '{model} 就绪',

    absent_title: 'Tenfold 没有运行',
    absent_text: '请从系统托盘启动 Tenfold，或在它的文件夹里打开终端运行：',
    absent_after: 'Tenfold 启动后，此面板会自动连接。',
    blocked_title: '浏览器阻止了对本机的访问',
    blocked_text: '请点击地址栏旁的网站设置，允许 figma.com 访问“设备上的应用”，然后重试。Figma 桌面版不需要此权限。',
    blocked_after: '同时，Tenfold 本身也要在运行。',
    incompatible_title: '此面板与 Tenfold 的版本不符',
    incompatible_text: 'Tenfold {version} 使用接口版本 {theirs}，此面板使用版本 {ours}。',
    incompatible_after: '请更新较旧的一方，然后重试。',
    unpaired_title: '将此面板与 Tenfold 配对',
    unpaired_text: '只需一次。Tenfold 会在它的窗口里显示六位数字，请在这里输入。',
    code_title: '请输入六位数字',
    code_text: '数字显示在 Tenfold 的窗口里：系统托盘，或运行它的终端。',
    code_label: '六位数字',
    expired_title: '这组数字已失效',
    expired_text: '每组数字有效两分钟，可试五次。请重新获取。',
    broken_title: '模型无法加载',
    show_code: '显示数字',
    show_new_code: '显示新的数字',
    try_again: '重试',

    run_sending: '正在发送',
    run_starting: '模型加载中，就绪后自动开始。',
    run_next: '即将开始',
    run_queued: '排队中，前面还有 {n} 个',
    run_running: '{k} / {n}',
    run_waiting: '{k} / {n}，恢复后自动继续。',
    run_cancelling: '正在取消',
    run_cancelled: '已取消，完成 {k} / {n}',
    run_failed: '已中止，完成 {k} / {n}',
    run_finished: '种子 {seed}',
    run_inserted: '已放到画布上',
    cancel: '取消',
    copy: '复制',
    copy_seed: '复制种子',
    reuse: '沿用',
    reuse_seed: '沿用此种子',
    generate_again: '重新生成',
    note_copied: '已复制 {seed}',
    note_seed: '沿用种子 {seed}',

    ignored: '未使用：{field}。{reason}',
    field_prompt: '文字描述',
    field_sketch: '草图',
    field_pins: '固定项',
    field_like: '相似参照',
    field_strength: '强度',
    field_seed: '种子',
    field_model: '模型',
    field_count: '数量',

    problem_lost: 'Tenfold 已重新启动，这次生成的内容不在了。',
    remedy_lost: '请重新生成：同一种子会得到同样的设计。',
    problem_insert: '设计无法放到画布上。',
    remedy_insert: '请确认此文件可以编辑，然后重新生成。',
    problem_sketch: '所选内容无法导出为草图。',
    remedy_sketch: '请选中一个可见图层，或不选任何内容，然后重新生成。',
    problem_unexpected: '出现了 Tenfold 未能说明的问题。',
    remedy_unexpected: '请重新生成。若仍出现，请查看 Tenfold 的窗口。',

    enlarged_label: '方案 {n} / {count}',
    enlarged_alt: '方案 {n}，种子 {seed}',
    previous: '上一个',
    next: '下一个',
    close: '关闭',
    download: '下载 PNG',

    said_started: '正在生成十款设计。',
    said_finished: '{k} 款设计已完成。种子 {seed}。',
    said_cancelled: '已取消。',

    notify_generating: '正在生成十款设计',
    notify_inserted: '{k} 款设计，种子 {seed}',
    notify_ignored: '{k} 款设计，种子 {seed}。未使用：{fields}',
    relaunch: '用同样的描述和新的种子再来十款',
  },
};

/**
 * The panel's language: the first of the user's languages that it speaks, else English.
 * @param {readonly string[]} preferred as in navigator.languages
 * @returns {Language}
 */
export function pickLanguage(preferred) {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh' || primary === 'en') return primary;
  }
  return 'en';
}

/**
 * @param {Language} language
 * @returns {Translate}
 */
export function translator(language) {
  const texts = TEXTS[language];
  return (key, values = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * What a part of a request is called: the server names fields in English, as in its JSON.
 * @param {Translate} t
 * @param {string} field
 */
export function fieldName(t, field) {
  const key = `field_${field}`;
  return key in TEXTS.en ? t(/** @type {TextKey} */ (key)) : field;
}

/**
 * Fills in the texts of the static page: `data-text` is an element's text, `data-label` its accessible
 * name, `data-placeholder` its placeholder.
 * @param {Document} page
 * @param {Language} language
 */
export function translatePage(page, language) {
  const t = translator(language);
  page.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of page.querySelectorAll('[data-text]')) {
    element.textContent = t(textKey(element, 'data-text'));
  }
  for (const element of page.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', t(textKey(element, 'data-label')));
  }
  for (const element of page.querySelectorAll('[data-placeholder]')) {
    element.setAttribute('placeholder', t(textKey(element, 'data-placeholder')));
  }
}

/**
 * @param {Element} element
 * @param {string} attribute
 */
function textKey(element, attribute) {
  return /** @type {TextKey} */ (element.getAttribute(attribute));
}
