'use client';

import { useState } from 'react';
import type { CommandParameter, CommandType, OfflineRule, Scalar } from '../../server/contract/commands';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { createIdempotencyKeys } from './idempotency-keys';
import { toSent, toShown } from './parameter-units';

/** What stands in the fields, as it is written: numbers in the reader's units, the empty text where nothing is. */
export type Written = Readonly<Record<string, Scalar>>;

/** A reason shorter than this says nothing, and is not asked for with. */
const shortestReason = 3;

/** Whether a value is an amount that is written in the reader's unit; what is chosen from a list stays as it is. */
const isAmount = (value: Scalar, parameter: CommandParameter): value is number =>
  typeof value === 'number' && parameter.enum === undefined;

/** The state of a form that sends a type of command, and what it asks for. */
export function useCommandForm(type: CommandType) {
  const preferences = useUnitPreferences();
  const [written, setWritten] = useState<Written>(() =>
    Object.fromEntries(
      Object.entries(type.parameters).map(([name, parameter]) => {
        const { default: usual = parameter.type === 'boolean' ? false : '' } = parameter;
        return [name, isAmount(usual, parameter) ? toShown(usual, parameter, preferences) : usual];
      }),
    ),
  );
  const [reason, setReason] = useState('');
  const [confirmation, setConfirmation] = useState('');
  const [whenOffline, setWhenOffline] = useState<OfflineRule>('fail');
  const [deadlineMs, setDeadlineMs] = useState(type.deadlineMs);
  const [keyOf] = useState(createIdempotencyKeys);

  const parameters: Record<string, Scalar> = {};
  for (const [name, parameter] of Object.entries(type.parameters)) {
    const value = written[name];
    if (value === undefined || value === '') continue;
    parameters[name] = isAmount(value, parameter) ? toSent(value, parameter, preferences) : value;
  }
  const why = reason.trim();
  return {
    written,
    write: (name: string, value: Scalar) => setWritten((before) => ({ ...before, [name]: value })),
    reason,
    setReason,
    /** What is typed to be sure: the end of the VIN, or how many vehicles there are. */
    confirmation,
    setConfirmation,
    whenOffline,
    setWhenOffline,
    deadlineMs,
    setDeadlineMs,
    /** What is sent, but for whom. */
    what: {
      type: type.id,
      parameters,
      whenOffline,
      deadlineMs,
      ...(why.length < shortestReason ? {} : { reason: why }),
    },
    keyOf,
  };
}

export type CommandForm = ReturnType<typeof useCommandForm>;
