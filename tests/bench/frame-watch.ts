/** Measures the frames of a page, milliseconds each, from `watchFrames` on; the first of them had begun before. */
export function createFrameWatch() {
  let frames: number[] = [];
  let watching = 0;
  return {
    watchFrames: () => {
      frames = [];
      let last = performance.now();
      const note = () => {
        const now = performance.now();
        frames.push(now - last);
        last = now;
        watching = requestAnimationFrame(note);
      };
      watching = requestAnimationFrame(note);
    },
    frames: () => {
      cancelAnimationFrame(watching);
      return frames.slice(1);
    },
  };
}
