'use client';

import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { BulkRequest, CommandType } from '../../server/contract/commands';
import { useBulkPreview, useSendBulk } from '../data/command-queries';
import { useGo } from '../shell/go-context';
import { formatNumber } from '../ui/format-value';
import { expiringWords, lastSentWords } from './bulk-reach';
import { BulkReachLines } from './bulk-reach-lines';
import { DryRun } from './dry-run';
import { NoticeLine } from './notice-line';
import { OfflineChoice } from './offline-choice';
import { ParameterFields } from './parameter-field';
import { PreconditionList } from './precondition-list';
import { ReasonField } from './reason-field';
import { RiskBadge } from './risk-badge';
import { SendButtons } from './send-buttons';
import classes from './send-form.module.css';
import { tellRepeated } from './tell-repeated';
import { useCommandForm } from './use-command-form';
import { useSettled } from './use-settled';
import { useWhyNotSent } from './use-why-not-sent';

/** Commands published a second where nobody says. */
const usualRate = 5;
const pauseMs = 300;

const isRate = (rate: number | string): rate is number => typeof rate === 'number' && rate >= 0.1 && rate <= 50;

type BulkFormProps = { type: CommandType; vins: readonly string[]; onClose: () => void };

/** Asks for all that a command for many vehicles needs, shows what one of them would get, and sends it. */
export function BulkForm({ type, vins, onClose }: BulkFormProps) {
  const form = useCommandForm(type);
  const go = useGo();
  const [rate, setRate] = useState<number | string>(usualRate);
  const send = useSendBulk();
  const isNone = vins.length === 0;
  const barred = useWhyNotSent(null) ?? (isNone ? 'Choose one vehicle at least' : null);
  const isCritical = type.risk === 'critical';
  // In one order, however the list is sorted by now: the same vehicles are the same request.
  const asked: BulkRequest = { ...form.what, vins: [...vins].sort(), perSecond: isRate(rate) ? rate : usualRate };
  const { settled } = useSettled(asked, pauseMs);
  const preview = useBulkPreview(barred === null ? settled : null);
  const { data: seen } = preview;
  const example = seen?.example;
  const reached = seen?.sendable ?? vins.length;
  const expiring = isRate(rate) ? expiringWords(reached, rate, form.deadlineMs) : null;
  const count = formatNumber(vins.length, 0);
  const against =
    barred ??
    (isRate(rate) ? null : 'How many a second: 0.1 to 50') ??
    (isCritical && form.what.reason === undefined ? 'A reason is needed' : null) ??
    (isCritical && Number(form.confirmation) !== vins.length ? `Write how many vehicles they are: ${count}` : null);
  const submit = () => {
    if (against !== null || !isRate(rate) || send.isPending) return;
    const request: BulkRequest = { ...asked, ...(isCritical ? { vehicles: Number(form.confirmation) } : {}) };
    send.mutate(
      { ...request, key: form.keyOf(request) },
      {
        onSuccess: ({ id, isRepeated }) => {
          if (isRepeated) tellRepeated();
          onClose();
          go(`/commands?bulk=${id}`);
        },
      },
    );
  };
  return (
    <form className={classes.form} onSubmit={(event) => event.preventDefault()} noValidate>
      <p className={classes.lead}>
        {type.description} <RiskBadge risk={type.risk} />
      </p>
      <div className={classes.columns}>
        <div className={classes.form}>
          <ParameterFields type={type} form={form} />
          <OfflineChoice form={form} type={type} />
          <NumberInput
            label="How many a second"
            description={isRate(rate) ? lastSentWords(reached, rate) : undefined}
            min={0.1}
            max={50}
            decimalScale={1}
            value={rate}
            onChange={setRate}
          />
          <ReasonField form={form} isRequired={isCritical} />
          {isCritical && (
            <NumberInput
              label="Number of vehicles"
              description={`To be sure that it is meant for all ${count}.`}
              required
              allowDecimal={false}
              allowNegative={false}
              value={form.confirmation}
              onChange={(value) => form.setConfirmation(String(value))}
            />
          )}
        </div>
        <div className={classes.form}>
          {type.needsApproval && <p className={classes.note}>A second person must agree before they are sent.</p>}
          {expiring !== null && <NoticeLine tone="doubt">{expiring}</NoticeLine>}
          {barred === null && seen !== undefined && <BulkReachLines preview={seen} count={vins.length} />}
          <PreconditionList preconditions={example?.preconditions ?? []} about={seen?.vin ?? ''} />
          <DryRun
            preview={{ ...preview, data: example }}
            type={type}
            what={form.what}
            barred={barred}
            about={`what ${seen?.vin ?? 'one of them'} would get`}
          />
        </div>
      </div>
      <SendButtons
        send={send}
        label={`Send to ${count}: ${type.label}`}
        against={against}
        isCritical={isCritical}
        onSend={submit}
        onClose={onClose}
      />
    </form>
  );
}
