// Documents made for the tests: one whose every text tries to be more than a text, and one that is large.

/** What could end a script, an attribute, a comment or a section of data, or be run. */
export const HOSTILE = [
  '</script><img src=x onerror="window.ran=1">',
  ']]> <![CDATA[ --> <!--',
  '"\' onmouseover=window.ran=2 x="',
  '<svg/onload=window.ran=3>',
  '${window.ran=4} {{constructor.constructor("window.ran=5")()}}',
  'javascript:window.ran=6',
  'tên \u202engược\u0085 hết \\u003cscript>',
  '__proto__',
  '&lt;b&gt; &amp; &#x3c;i&#x3e;',
];

const head = (id) => ({
  id, body: 'moj', level: 'ministry', name: { vi: 'Thử', en: 'Trial' }, version: '3.0',
  framework: { version: '3.0' }, status: 'illustrative', 'state-date': '2024-01-01',
});

const organisations = (name) => ({
  moj: { name: { vi: 'Bộ Tư pháp', en: 'Ministry of Justice' }, kind: 'ministry' },
  mps: { name: { vi: name, en: name }, kind: 'ministry' },
});

/** The third version, or the fourth: one element is gone, two are renamed, of which one is not said, two have come, and one has another owner. */
export function hostile(version = 3) {
  const isLater = version > 3;
  const names = HOSTILE.map((text) => text.replace(/[\u0085]/g, ''));
  const applications = {};
  names.forEach((name, nth) => {
    applications[`app-${nth}`] = {
      kind: 'application', name: { vi: name, en: `en ${name}` }, owner: nth % 2 ? 'moj' : 'mps', aliases: [name],
      description: { vi: name, en: name }, note: { vi: name, en: name }, attributes: { 'x-note': name },
      ...(nth ? { 'depends-on': [`app-${nth - 1}`] } : {}),
      ...(nth > 1 ? { exchanges: [{ with: `app-${nth - 2}`, data: ['records'], route: 'direct', purpose: 'exploit' }] } : {}),
    };
  });
  if (isLater) {
    delete applications['app-8'];
    applications.renamed = { ...applications['app-7'], succeeds: ['app-7'], 'depends-on': ['app-6'] };
    delete applications['app-7'];
    applications['app-6'].owner = 'mps';
    // The same under another id, which nothing says.
    applications.five = { ...applications['app-5'] };
    delete applications['app-5'];
    const other = (/** @type {string} */ id) => (id === 'app-5' ? 'five' : id);
    for (const one of Object.values(applications)) {
      if (one['depends-on']) one['depends-on'] = one['depends-on'].map(other);
      if (one.exchanges) one.exchanges = one.exchanges.map((exchange) => ({ ...exchange, with: other(exchange.with) }));
    }
    // What the framework no longer has beside the system that handles procedures.
    applications['one-stop'] = { kind: 'one-stop-system', name: { vi: names[0], en: names[3] }, owner: 'moj' };
    applications.come = { kind: 'application', name: { vi: names[0], en: names[3] }, owner: 'moj', note: { vi: names[1], en: names[1] } };
  }
  return { justarch: 1, architecture: { ...head('hostile'), version: `${version}.0`, name: { vi: names[0], en: names[0] } }, organisations: organisations(names[0]), applications };
}

/** A document of so many elements, each of which depends on two others. */
export function large(count) {
  const applications = {};
  const words = ['hộ tịch', 'công chứng', 'lý lịch tư pháp', 'thi hành án', 'trợ giúp pháp lý', 'đăng ký giao dịch'];
  for (let nth = 0; nth < count; nth += 1) {
    applications[`app-${nth}`] = {
      kind: nth % 3 ? 'application' : 'database', owner: nth % 5 ? 'moj' : 'mps',
      name: { vi: `Hệ thống ${words[nth % words.length]} số ${nth}`, en: `System ${nth}` },
      ...(nth > 1 && nth % 3 ? { 'depends-on': [nth - 1, nth - 2].filter((n) => n % 3).map((n) => `app-${n}`) } : {}),
    };
  }
  return { justarch: 1, architecture: head('large'), organisations: organisations('Bộ Công an'), applications };
}
