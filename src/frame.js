// In the head of every page of a site that was built to be shown in another (cargo xtask build --frame …), behind aim.js: there the
// page round it has a head and a way out. The build puts the origins of those pages in front.
// Must never tell more than how tall the page is, and never another origin.
(function (root) {
  if (window.parent === window) return;
  // Where the browser tells whose page it is.
  var ancestors = location.ancestorOrigins;
  var origins = FRAMES.filter(function (origin) {
    return !ancestors || ancestors[0] === origin;
  });
  if (!origins.length) return;
  root.dataset.framed = '';
  var told;
  function tell() {
    var px = Math.ceil(root.getBoundingClientRect().height);
    if (px === told) return;
    told = px;
    origins.forEach(function (origin) {
      window.parent.postMessage({ waymark: 'height', px: px }, origin);
    });
  }
  addEventListener('load', tell);
  if (window.ResizeObserver) new ResizeObserver(tell).observe(root);
  // Other sites open beside the course, not inside it.
  addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href^="http"]');
    if (!link || link.origin === location.origin || link.hasAttribute('data-leave')) return;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }, true);
})(document.documentElement);
