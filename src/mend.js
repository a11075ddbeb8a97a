// In the head of the page for addresses that are not there, and of the first page, which some hosts show in its place.
// Link checkers and mail programs encode the # of a link, so that the step becomes part of the path; people write capitals, and
// word processors other dashes. Finds the page that was meant, puts the # back, and tells the page's links where the site's root is.
// Must never send a reader on twice: the address it finds is the one it would find again.
(function () {
  // Encoded once by each program on its way.
  var MOST_ENCODINGS = 5;
  // Every page of the site, from its root.
  var pages = JSON.parse(document.getElementById('pages').textContent);

  function decoded(text) {
    for (var i = 0; i < MOST_ENCODINGS; i++) {
      try {
        var next = decodeURIComponent(text);
      } catch (fault) {
        return text;
      }
      if (next === text) return text;
      text = next;
    }
    return text;
  }
  // Small letters and plain dashes, letter for letter.
  function plain(text) {
    return text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[A-Z]/g, function (letter) {
      return letter.toLowerCase();
    });
  }
  function withoutEnd(text) {
    return text.replace(/[\s.,;:!)\]>'"\u2019\u201d\u2026\xab\xbb]+$/, '');
  }
  // The site's root, if a folder is one of its pages, and that page.
  function find(folder) {
    var text = withoutEnd(plain(folder)).replace(/\/?(index\.html)?$/, '/');
    for (var i = 0; i < pages.length; i++) {
      var start = text.length - pages[i].length;
      if (0 < start && text.charAt(start - 1) === '/' && text.slice(start) === pages[i]) return { root: folder.slice(0, start), page: pages[i] };
    }
    return undefined;
  }

  var path = decoded(location.pathname);
  var cut = path.search(/[#?]/);
  var folder = cut < 0 ? path : path.slice(0, cut);
  var fragment = location.hash;
  var query = location.search;
  if (0 <= cut && path.charAt(cut) === '#') {
    fragment = withoutEnd(plain(path.slice(cut) + decoded(query)));
    query = '';
  }
  var found = find(folder);
  // A step as one more part of the path.
  var last = /^(.*\/)([\w-]+)\/?$/.exec(withoutEnd(plain(folder)));
  if (!found && !fragment && last) {
    found = find(folder.slice(0, last[1].length));
    if (found) fragment = '#' + last[2];
  }
  var meant = found ? found.root + found.page : folder.replace(/([^/])$/, cut < 0 ? '$1' : '$1/');
  var address = new URL(encodeURI(meant) + query + fragment, location.origin).href;
  if (address !== location.href && (found || 0 <= cut)) {
    location.replace(address);
    return;
  }

  // There is no such page: its links lead to the pages that are there, once the root is found.
  function lead(root) {
    var links = document.querySelectorAll('[data-from-root]');
    for (var i = 0; i < links.length; i++) {
      links[i].href = encodeURI(root) + links[i].getAttribute('data-from-root');
      links[i].parentNode.hidden = false;
    }
  }
  function look(root) {
    fetch(encodeURI(root) + 'offline.js', { method: 'HEAD' }).then(
      function (answer) {
        if (answer.ok && /javascript/.test(answer.headers.get('content-type') || '')) lead(root);
        else if (root !== '/') look(root.replace(/[^/]*\/$/, ''));
      },
      function () {}
    );
  }
  document.addEventListener('DOMContentLoaded', function () {
    if (!document.querySelector('[data-from-root]')) return;
    if (found) lead(found.root);
    else look(folder.replace(/[^/]*$/, ''));
  });
})();
