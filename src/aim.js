// In the head of every page: the nation once chosen, and a link's step, are the first things seen. While the page arrives that step
// is the only one, so that nothing jumps and a slow device lays out one step instead of fifty.
// Must never hide the page for longer than a step takes to arrive, whatever becomes of any other script, unless it was left in a hurry.
(function (root) {
  try {
    root.dataset.nation = localStorage.getItem('waymark.nation') || '';
    root.dataset.reader = localStorage.getItem('waymark.reader') || '';
  } catch (fault) {}
  // Left in a hurry, and come back to by the browser's own key: nothing is seen until somebody asks for it (boot.js).
  try {
    if (sessionStorage.getItem('waymark.left') && performance.getEntriesByType('navigation')[0].type === 'back_forward') root.dataset.left = '';
  } catch (fault) {}
  var name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch (fault) {}
  // As people write it in a sentence: with capitals, another dash, a stop behind.
  name = name.split(/[?&]/)[0].toLowerCase().replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[^\w]+$/, '');
  // The app's own addresses name nation and map as well.
  var parts = name.split('/');
  if (parts.length === 4 && location.pathname.indexOf('/' + parts[1] + '/' + parts[2] + '/') >= 0) name = parts[3];
  if (!/^[\w-]+$/.test(name)) return;
  // Not :target, which browsers set only once all scripts have come, and never where a question follows the step.
  var sheet = document.styleSheets[0];
  var step = '.steps>[id="' + name + '"]';
  sheet.insertRule('.aimed ' + step + '{order:-1;background:none;border:0;padding:0}', sheet.cssRules.length);
  sheet.insertRule('.aim #reading .steps>:not([id="' + name + '"]){display:none}', sheet.cssRules.length);
  root.classList.add('aim', 'aimed');
  function showAll() {
    root.classList.remove('aim');
  }
  function showIfAbsent() {
    if (!document.querySelector(step)) root.classList.remove('aim', 'aimed');
  }
  setTimeout(showIfAbsent, 4000);
  document.addEventListener('readystatechange', function () {
    showIfAbsent();
    setTimeout(showAll, 4000);
  });
  addEventListener('hashchange', function () {
    // Read on before the program is there: it will show the new step as looked at from this one.
    if (document.querySelector(step)) root.dataset.came = name;
    root.classList.remove('aim', 'aimed');
  });
})(document.documentElement);
