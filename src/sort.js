// On the page of a map's table: a press on the name of a column puts the rows in its order, once more the other way round, and the
// third time back in the map's own.
// Must never be needed for reading: the table is whole without it. What it is written in runs in browsers from 2020 on.
for (const table of document.querySelectorAll('[data-sorts]')) {
  const body = table.tBodies[0];
  const own = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const after = { null: 'ascending', ascending: 'descending' };

  function sort(head, column) {
    const order = after[head.getAttribute('aria-sort')];
    for (const other of heads) other.removeAttribute('aria-sort');
    if (order) head.setAttribute('aria-sort', order);
    const text = (row) => row.cells[column].textContent;
    const sign = order === 'descending' ? -1 : 1;
    const compare = (one, two) => sign * text(one).localeCompare(text(two), document.documentElement.lang, { numeric: true });
    body.append(...(order ? own.slice().sort(compare) : own));
  }

  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sort(head, column));
    head.append(button);
  });
}
