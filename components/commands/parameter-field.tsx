'use client';

import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { CommandParameter, CommandType, Scalar } from '../../server/contract/commands';
import { formatNumber, writeOut } from '../ui/format-value';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { parameterWords, shownNumber, toSent } from './parameter-units';
import type { CommandForm } from './use-command-form';

type ParameterFieldProps = {
  parameter: CommandParameter;
  isRequired: boolean;
  value: Scalar;
  onChange: (value: Scalar) => void;
};

/** A field for each parameter of a type. */
export function ParameterFields({ type, form }: { type: CommandType; form: Pick<CommandForm, 'written' | 'write'> }) {
  return Object.entries(type.parameters).map(([name, parameter]) => (
    <ParameterField
      key={name}
      parameter={parameter}
      isRequired={type.required.includes(name)}
      value={form.written[name] ?? ''}
      onChange={(value) => form.write(name, value)}
    />
  ));
}

/** Asks for one parameter of a command, by its schema and in the reader's unit. */
function ParameterField({ parameter, isRequired, value, onChange }: ParameterFieldProps) {
  const { title, description, type, maxLength, enum: choices } = parameter;
  const field = { label: title, description, required: isRequired };
  if (choices !== undefined) return <ChoiceField {...{ parameter, isRequired, value, onChange }} />;
  if (type === 'boolean')
    return (
      <Checkbox
        label={title}
        description={description}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (type === 'string')
    return (
      <TextInput
        {...field}
        maxLength={maxLength ?? 500}
        value={String(value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return <NumberField {...{ parameter, isRequired, value, onChange }} />;
}

/** Whatever the kind of the values, the choices are told apart by their places. */
function ChoiceField({ parameter, isRequired, value, onChange }: ParameterFieldProps) {
  const preferences = useUnitPreferences();
  const choices = parameter.enum ?? [];
  return (
    <NativeSelect
      label={parameter.title}
      description={parameter.description}
      required={isRequired}
      value={String(choices.indexOf(value))}
      onChange={(event) => onChange(choices[Number(event.currentTarget.value)] ?? '')}
      data={[
        { value: '-1', label: isRequired ? 'Choose' : 'Not said' },
        ...choices.map((choice, place) => ({
          value: String(place),
          label: parameterWords(choice, parameter, preferences),
        })),
      ]}
    />
  );
}

function NumberField({ parameter, isRequired, value, onChange }: ParameterFieldProps) {
  const preferences = useUnitPreferences();
  const { symbol, minimum, maximum, step, decimals, isConverted } = shownNumber(parameter, preferences);
  const write = (amount: number) =>
    writeOut({ text: formatNumber(amount, Number.isInteger(amount) ? 0 : decimals), unit: symbol });
  const bounds = minimum === undefined || maximum === undefined ? null : `${write(minimum)} to ${write(maximum)}`;
  const sent =
    isConverted && typeof value === 'number'
      ? `sent as ${writeOut({ text: String(toSent(value, parameter, preferences)), unit: parameter.unit ?? '' })}`
      : null;
  const isOutside =
    typeof value === 'number' &&
    ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum));
  return (
    <NumberInput
      label={symbol === '' ? parameter.title : `${parameter.title} (${symbol})`}
      description={
        [parameter.description, bounds, sent].filter((text) => text !== null && text !== undefined).join(' · ') ||
        undefined
      }
      required={isRequired}
      value={typeof value === 'boolean' ? '' : value}
      onChange={onChange}
      min={minimum}
      max={maximum}
      step={step}
      allowDecimal={decimals > 0}
      decimalScale={decimals}
      clampBehavior="none"
      error={isOutside && bounds !== null ? `Expected ${bounds}` : undefined}
    />
  );
}
