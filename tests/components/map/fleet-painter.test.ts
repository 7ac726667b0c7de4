import { expect, it } from 'vitest';
import { createFleetColumns } from '../../../components/map/fleet-columns';
import { createFleetPainter } from '../../../components/map/fleet-painter';

const frame = { left: 0, top: 0, width: 0, height: 0, worldWidth: 256, zoom: 0, ratio: 1 };

it('paints nothing onto a canvas that has no size yet', () => {
  const painter = createFleetPainter('light', 'auto', () => '');
  const canvas = { width: 0, height: 0 } as HTMLCanvasElement;
  expect(() => painter.paint(canvas, frame, createFleetColumns())).not.toThrow();
  expect(painter.level()).toBeNull();
});
