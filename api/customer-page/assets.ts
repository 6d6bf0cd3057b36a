/** The secret stays in this tab, so that a session that ends while the page is open is renewed from the link; that of a tablet opens once and is not kept. */
const exchange = `
const exchange = async (secret) => {
  const answer = await fetch('/c/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ secret }),
  });
  if (!answer.ok) {
    sessionStorage.removeItem('link');
    return false;
  }
  if ((await answer.json()).once) sessionStorage.removeItem('link');
  else sessionStorage.setItem('link', secret);
  return true;
};
`;

/** The secret goes from the fragment into a request body, and out of the address; on a page whose session is over, from where it was kept. */
export const linkScript = `
${exchange}
(async () => {
  const own = location.hash.slice(1);
  if (own) history.replaceState(null, '', '/c');
  const secret = own || sessionStorage.getItem('link');
  const [state, over] = ['state', 'over'].map((id) => document.getElementById(id));
  const tell = (opening) => {
    state.hidden = !opening;
    over.hidden = opening;
  };
  // a browser that keeps no cookie is not asked again and again
  const again = !own && Date.now() - Number(sessionStorage.getItem('renewedAt') ?? 0) < 10_000;
  if (!secret || again) return tell(false);
  tell(true);
  try {
    sessionStorage.setItem('renewedAt', String(Date.now()));
    if (await exchange(secret)) location.replace('/c/visit');
    else tell(false);
  } catch {
    tell(false);
  }
})();
`;

/** A drawn signature goes up when the form is sent, and the form carries its hash. */
export const signScript = `
${exchange}
const RENEW_AFTER_MS = 20 * 60_000;
let renewedAt = Date.now();
document.addEventListener(
  'submit',
  async (event) => {
    const secret = sessionStorage.getItem('link');
    if (!secret || Date.now() - renewedAt < RENEW_AFTER_MS) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    renewedAt = Date.now();
    await exchange(secret).catch(() => false);
    event.target.requestSubmit(event.submitter);
  },
  true,
);
for (const place of document.querySelectorAll('.sign')) {
  const canvas = place.querySelector('canvas');
  const kept = place.querySelector('input');
  const failed = place.querySelector('[role=alert]');
  const pen = canvas.getContext('2d');
  let down = false;
  let drawn = false;
  const at = ({ clientX, clientY }) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return [((clientX - left) * canvas.width) / width, ((clientY - top) * canvas.height) / height];
  };
  place.hidden = false;
  Object.assign(pen, { lineWidth: 3, lineCap: 'round', lineJoin: 'round', strokeStyle: '#10213a' });
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    down = true;
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!down) return;
    pen.lineTo(...at(event));
    pen.stroke();
    drawn = true;
    kept.value = '';
  });
  canvas.addEventListener('pointerup', () => (down = false));
  place.querySelector('button').addEventListener('click', () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    drawn = false;
    kept.value = '';
  });
  const form = place.closest('form');
  form.addEventListener('submit', async (event) => {
    if (!drawn || kept.value || event.submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    const picture = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    try {
      const answer = await fetch('/c/drawings', { method: 'POST', headers: { 'Content-Type': 'image/png' }, body: picture });
      if (!answer.ok) throw new Error(answer.statusText);
      kept.value = (await answer.json()).hash;
    } catch {
      failed.hidden = false;
      return;
    }
    failed.hidden = true;
    form.requestSubmit(event.submitter);
  });
}
`;

export const styleSheet = `
:root { color-scheme: light dark; --ink: #1c2329; --paper: #fff; --soft: #5b6570; --line: #d5dbe1; --accent: #0b5cad; --on-accent: #fff; --card: #f6f8fa; --good: #1f6f43; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf0; --paper: #14181c; --soft: #a7b1bb; --line: #37414b; --accent: #6db3f8; --on-accent: #0b1a2a; --card: #1e242a; --good: #7fd1a3; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1rem; }
.store { display: flex; align-items: center; gap: .6rem; margin: 0 0 .8rem; padding-bottom: .6rem; border-bottom: 1px solid var(--line); }
.store img { max-height: 2.4rem; max-width: 9rem; border-radius: 0; background: #fff; }
footer { margin-top: 2rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; } footer p { margin: 0; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
h1 { font-size: 1.3rem; margin: 0; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; } h3 { margin: 0 0 .5rem; font-size: 1rem; }
a { color: var(--accent); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem; margin: .6rem 0; }
.notice { background: var(--card); border-left: 4px solid var(--good); padding: .6rem .9rem; }
.note, .fingerprint { color: var(--soft); font-size: .85rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; margin: .5rem 0; } dd { margin: 0; text-align: right; } .total { font-weight: 700; }
.highlights { border: 2px solid; border-radius: .5rem; padding: .6rem; grid-template-columns: auto 1fr; } .highlights dd { font-size: 1.15rem; font-weight: 700; }
.sign canvas { width: 100%; background: #fff; border: 1px dashed var(--soft); border-radius: .4rem; touch-action: none; } .sign p { margin: .4rem 0; color: var(--soft); }
fieldset.code { background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; } .code p { margin: 0 0 .4rem; font-size: .9rem; color: var(--soft); }
fieldset { border: 0; padding: 0; margin: .8rem 0; } .mark { display: inline-block; margin: .2rem .8rem .2rem 0; min-height: 1.8rem; } .mark input { width: auto; } h4 { margin: .7rem 0 .2rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; font-size: .9rem; margin: .5rem 0; }
img { max-width: 100%; height: auto; border-radius: .4rem; }
label { display: block; margin: .6rem 0; } input, textarea { font: inherit; width: 100%; padding: .5rem; border: 1px solid var(--soft); border-radius: .4rem; background: var(--paper); color: var(--ink); }
button { font: inherit; min-height: 2.9rem; width: 100%; margin: .3rem 0; border: 1px solid var(--accent); border-radius: .5rem; background: transparent; color: var(--accent); }
.times { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0; } .times label { margin: 0; } .times input { position: absolute; opacity: 0; width: 1px; } .times span { display: inline-block; min-width: 4.2rem; min-height: 2.75rem; line-height: 2.75rem; text-align: center; border: 1px solid var(--soft); border-radius: .4rem; } .times input:checked + span { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: 700; } .times input:focus-visible + span { outline: 3px solid var(--accent); outline-offset: 2px; } .day { border-bottom: 1px solid var(--line); padding: .5rem 0; }
.trap { position: absolute; left: -9999px; }
button.primary { background: var(--accent); color: var(--on-accent); font-weight: 700; }
summary { cursor: pointer; min-height: 1.6rem; overflow-wrap: anywhere; }
.steps { list-style: none; margin: 0; padding: 0; } .steps li { padding: .25rem 0 .25rem 1.6rem; position: relative; color: var(--soft); }
.steps li::before { content: ""; position: absolute; left: .2rem; top: .7rem; width: .7rem; height: .7rem; border-radius: 50%; border: 2px solid var(--line); }
.steps .done { color: var(--ink); } .steps .done::before { background: var(--good); border-color: var(--good); }
.steps .now { color: var(--ink); font-weight: 700; } .steps .now::before { border-color: var(--accent); background: var(--accent); }
`;
