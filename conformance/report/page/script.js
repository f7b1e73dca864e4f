'use strict';

const said = document.getElementById('copied');

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {  // a page from a file may have no clipboard
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

for (const button of document.querySelectorAll('button.copy')) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const lines = button.closest('.steps').querySelectorAll('li code');
    await copy([...lines].map((line) => line.textContent).join('\n') + '\n');
    button.textContent = 'Copied';
    said.textContent = 'Commands copied';
    setTimeout(() => { button.textContent = label; said.textContent = ''; }, 1500);
  });
}

const search = document.getElementById('search');

if (search) {
  const causes = [...document.querySelectorAll('.cause')];
  const boxes = [...document.querySelectorAll('input[name=severity]')];

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const severities = boxes.filter((box) => box.checked).map((box) => box.value);
    for (const cause of causes) {
      const text = cause.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word));
      cause.hidden = !fits || !severities.includes(cause.dataset.severity);
    }
    document.getElementById('none').hidden = causes.some((cause) => !cause.hidden);
  };

  document.querySelector('.filter').hidden = false;
  search.addEventListener('input', filter);
  for (const box of boxes) box.addEventListener('change', filter);
}

for (const link of document.querySelectorAll('nav a')) {
  new IntersectionObserver(([entry]) => {
    link.classList.toggle('here', entry.isIntersecting);
  }, { rootMargin: '-30% 0px -69% 0px' }).observe(document.querySelector(link.hash));
}

window.addEventListener('beforeprint', () => {
  for (const closed of document.querySelectorAll('details:not([open])')) closed.open = true;
});
