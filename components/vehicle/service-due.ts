type ServicePlan = {
  distanceKm: number | undefined;
  timeDays: number | undefined;
  /** Epoch milliseconds. */
  dateAt: number | undefined;
  now: number;
};

/** Whether a service is due by what is left of its distance or time, or by its date. What is not told makes none due. */
export function isServiceDue({ distanceKm, timeDays, dateAt, now }: ServicePlan): boolean {
  return (distanceKm ?? 1) <= 0 || (timeDays ?? 1) <= 0 || (dateAt ?? now) < now;
}
