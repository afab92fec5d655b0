const roleNames = { owner: '店主', operator: '会员运营', clerk: '店员' };

/** The demo's accounts; a real shop has none to show. */
async function showDemo() {
  const answer = await fetch('/api/demo');
  if (!answer.ok) return;
  const { simulatorUrl, staff } = await answer.json();
  const rows = staff.map(({ username, password, role, name }) => {
    const door = role === 'clerk' ? '收银与核销' : '控制台';
    return rowOf([username, password, `${roleNames[role] ?? role} ${name}`, door]);
  });
  document.getElementById('staff').replaceChildren(...rows);
  document.getElementById('simulator').href = simulatorUrl;
  document.getElementById('demo').hidden = false;
}

function rowOf(texts) {
  const row = document.createElement('tr');
  texts.forEach((text, index) => {
    const cell = document.createElement('td');
    cell.textContent = text;
    if (index < 2) cell.className = 'code';
    row.append(cell);
  });
  return row;
}

await showDemo();
