import type { Absence, Reading } from '../contract/reading';

/** What one commit changed of what is newest about one vehicle. */
export type VehicleChange = {
  /** Motorcade's own number of the vehicle. */
  id: number;
  vin: string;
  /** Only those that became the latest of their signal. */
  readings: Reading[];
  /** Only those that became the newest of their signal and upstream. */
  absences: Absence[];
  /** Newest event time among `readings`, epoch milliseconds; null when there are none. */
  lastAt: number | null;
  /** Newest receive time among `readings`, epoch milliseconds; null when there are none. */
  lastReceivedAt: number | null;
};
