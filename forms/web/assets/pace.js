/** When the page may change: after a pause in typing, and under no finger. */

/** Wait until somebody pauses. */
function paused(action) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, 300);
  };
}

/** Let what may move the page wait while somebody presses: the click must land where it was meant. */
function steadied() {
  const waiting = [];
  let held = false;
  let unclicked;
  const release = () => {
    clearTimeout(unclicked);
    held = false;
    for (const action of waiting.splice(0)) action();
  };
  // A tap presses twice: the finger first, then the mouse that stands for it. A list opens at once.
  const press = ({ target }) => {
    clearTimeout(unclicked);
    held = !target.closest("select");
  };
  const end = () => {
    clearTimeout(unclicked);
    unclicked = setTimeout(release, 300);
  };
  for (const name of ["pointerdown", "mousedown"]) document.addEventListener(name, press, true);
  for (const name of ["pointerup", "pointercancel", "mouseup"]) document.addEventListener(name, end, true);
  document.addEventListener("click", release);
  return (action) => (held ? waiting.push(action) : action());
}
