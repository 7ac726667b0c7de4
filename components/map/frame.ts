/** The part of the world a canvas shows, in CSS pixels of the world at one zoom. */
export type Frame = {
  /** Of the canvas's upper left corner; beyond [0, worldWidth) where the map shows the world more than once. */
  left: number;
  top: number;
  width: number;
  height: number;
  worldWidth: number;
  zoom: number;
  /** Device pixels per CSS pixel the canvas is drawn at. */
  ratio: number;
};
