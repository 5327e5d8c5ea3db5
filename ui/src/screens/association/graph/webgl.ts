/** Can this window draw a graph? Asked once; some machines and remote desktops cannot. */
export function canDraw(): boolean {
  answer ??= probe();
  return answer;
}

let answer: boolean | undefined;

function probe(): boolean {
  try {
    const canvas = document.createElement("canvas");
    const drawing = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
    // A window holds few of them at once.
    drawing?.getExtension("WEBGL_lose_context")?.loseContext();
    return Boolean(drawing);
  } catch {
    return false;
  }
}
