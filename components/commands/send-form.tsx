'use client';

import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import type { CommandOffer, CommandRequest } from '../../server/contract/commands';
import { useCommandPreview, useSendCommand } from '../data/command-queries';
import { asSentence } from '../ui/as-sentence';
import { DryRun } from './dry-run';
import { OfflineChoice } from './offline-choice';
import { ParameterFields } from './parameter-field';
import { PreconditionList } from './precondition-list';
import { PresenceLine } from './presence-line';
import { problemsBeside } from './problems-beside';
import { ReasonField } from './reason-field';
import { SendButtons } from './send-buttons';
import classes from './send-form.module.css';
import type { SentCommand } from './sent-outcome';
import { useCommandForm } from './use-command-form';
import { useSettled } from './use-settled';
import { useWhyNotSent } from './use-why-not-sent';

/** The dry run follows what is written after so long without a key, milliseconds. */
const pauseMs = 300;

type SendFormProps = {
  offer: CommandOffer;
  offered: CommandOffer['types'][number];
  onSent: (command: SentCommand) => void;
  onClose: () => void;
};

/** Asks for all a command needs, shows what would be sent, and sends it. */
export function SendForm({ offer, offered, onSent, onClose }: SendFormProps) {
  const { type } = offered;
  const form = useCommandForm(type);
  const isCritical = type.risk === 'critical';
  const request: CommandRequest = {
    vin: offer.vin,
    ...form.what,
    ...(isCritical ? { vinEnding: form.confirmation } : {}),
  };
  const { settled, isSettled } = useSettled(request, pauseMs);
  const send = useSendCommand();
  const barred = useWhyNotSent(offered.whyNot);
  const preview = useCommandPreview(barred === null ? settled : null);
  const isSending = useRef(false);
  const isKnown = isSettled && preview.isSuccess && !preview.isPlaceholderData;
  const problem = isKnown ? problemsBeside(preview.data)[0] : undefined;
  const against =
    barred ??
    (problem === undefined ? null : asSentence(problem)) ??
    // Of what can do harm nothing goes out that has not been looked at as it is written.
    (isCritical && !isKnown ? 'Looking what stands against it' : null);
  const submit = () => {
    if (against !== null || isSending.current) return;
    isSending.current = true;
    send.mutate(
      { ...request, key: form.keyOf(request) },
      {
        onSuccess: onSent,
        onSettled: () => {
          isSending.current = false;
        },
      },
    );
  };
  return (
    <form className={classes.form} onSubmit={(event) => event.preventDefault()} noValidate>
      <p className={classes.lead}>{type.description}</p>
      <div className={classes.columns}>
        <div className={classes.form}>
          <ParameterFields type={type} form={form} />
          <OfflineChoice form={form} type={type} />
          <ReasonField form={form} isRequired={isCritical} />
          {isCritical && (
            <TextInput
              label="Last four characters of the VIN"
              description={`To be sure that it is this vehicle: ${offer.vin}`}
              required
              maxLength={4}
              autoComplete="off"
              spellCheck={false}
              value={form.confirmation}
              onChange={(event) => form.setConfirmation(event.currentTarget.value)}
            />
          )}
        </div>
        <div className={classes.form}>
          {barred === null && <PresenceLine offer={offer} />}
          {barred === null && <PreconditionList preconditions={preview.data?.preconditions ?? offered.preconditions} />}
          {type.needsApproval && <p className={classes.note}>A second person must agree before it is sent.</p>}
          <DryRun preview={preview} type={type} what={form.what} barred={barred} />
        </div>
      </div>
      <SendButtons
        send={send}
        label={`Send: ${type.label}`}
        against={against}
        isCritical={isCritical}
        onSend={submit}
        onClose={onClose}
      />
    </form>
  );
}
