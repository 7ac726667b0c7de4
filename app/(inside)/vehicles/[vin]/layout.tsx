import type { ReactNode } from 'react';
import { VehicleFrame } from '../../../../components/vehicle/vehicle-frame';

type VehicleLayoutProps = { params: Promise<{ vin: string }>; children: ReactNode };

export default async function VehicleLayout({ params, children }: VehicleLayoutProps) {
  return <VehicleFrame vin={decodeURIComponent((await params).vin)}>{children}</VehicleFrame>;
}
