// A page of bare hooks: what screens build on, without the screens.
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';
import {
  useFleetSource,
  useFleetVersion,
  useIsFleetLoaded,
  useVehicle,
  useVehicleByVin,
} from '../../components/data/fleet-store';
import { LiveProvider, useStreamState } from '../../components/data/live-provider';
import { useNow } from '../../components/data/server-clock';
import { useVehicleReadings } from '../../components/data/vehicle-store';

function Stream() {
  const { phase } = useStreamState();
  const now = useNow(250);
  return (
    <p>
      <output id="phase">{phase}</output> <output id="now">{now}</output>
    </p>
  );
}

function Fleet() {
  const source = useFleetSource();
  const version = useFleetVersion();
  const isLoaded = useIsFleetLoaded();
  return (
    <output id="fleet">
      {isLoaded ? 'loaded' : 'loading'} {source.count()} at {version > 0 ? 'some version' : 'none'}
    </output>
  );
}

function Row({ id }: { id: number }) {
  const renders = useRef(0);
  renders.current += 1;
  return (
    <output id={`row-${id}`} data-renders={renders.current}>
      {useVehicle(id)?.speed}
    </output>
  );
}

function Detail({ vin }: { vin: string }) {
  const { status, state } = useVehicleReadings(vin);
  const vehicle = useVehicleByVin(vin);
  return (
    <output id="detail">
      {status} {String(state?.readings.get('odometer')?.value)} {vehicle?.id}
    </output>
  );
}

const vin = new URLSearchParams(window.location.search).get('vin') ?? '';
const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(
  <LiveProvider>
    <Stream />
    <Fleet />
    <Row id={1} />
    <Row id={2} />
    <Detail vin={vin} />
  </LiveProvider>,
);
