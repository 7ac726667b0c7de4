import { describe, expect, it } from 'vitest';
import { complaintsOf, fileWith, typesIn, typeWith } from './fixtures';

const complaintsWith = (lines: string): string[] => complaintsOf(fileWith(lines));

describe('a file of commands', () => {
  it('needs little of a type: what is not said has careful defaults', () => {
    expect(typeWith('')).toEqual({
      ...{ id: 'wake', label: 'Wake', description: '', risk: 'normal', role: 'operator', name: 'wake' },
      ...{ needsApproval: false, mayRepeat: false, payload: {}, parameters: {}, required: [], preconditions: [] },
      ...{ effect: null, deadlineMs: 60_000, kinds: null },
    });
  });

  it('says the rest as people write it, and the server as it needs it', () => {
    const type = typeWith(`
name: setpoint
role: admin
needsApproval: true
mayRepeat: true
deadline: 1.5 h
kinds: [drogue]
payload: { to: "{limit}", why: ["app", 1, null, true] }
parameters:
  limit: { type: integer, title: Limit, unit: "%", minimum: 50, maximum: 100, multipleOf: 5, default: 80 }
preconditions:
  - { signal: speed, atLeast: 0, atMost: 5, freshWithin: 2 min }
  - { signal: ignition.state, oneOf: [off], freshWithin: 90s }
effect: { signal: charging.limit, becomes: ["{limit}", 100], tolerance: 0.5, within: 7 s }`);
    expect(type).toMatchObject({
      ...{ name: 'setpoint', role: 'admin', needsApproval: true, mayRepeat: true, kinds: ['drogue'] },
      deadlineMs: 5_400_000,
      payload: { to: '{limit}', why: ['app', 1, null, true] },
      effect: { signal: 'charging.limit', becomes: ['{limit}', 100], tolerance: 0.5, withinMs: 7_000 },
    });
    expect(type.parameters.limit).toMatchObject({ type: 'integer', unit: '%', multipleOf: 5, default: 80 });
    // `off` is a word in YAML 1.2, and no false.
    expect(type.preconditions).toEqual([
      { signal: 'speed', isAtLeast: 0, isAtMost: 5, freshWithinMs: 120_000 },
      { signal: 'ignition.state', isOneOf: ['off'], freshWithinMs: 90_000 },
    ]);
  });

  it('of an effect without values takes any reading for it', () => {
    expect(typeWith('effect: { signal: position, within: 2 min }').effect?.becomes).toBeNull();
  });

  it('may say nothing: there are no commands then', () => {
    expect(typesIn('')).toEqual([]);
    expect(typesIn('commands:\n')).toEqual([]);
    expect(typesIn('commands: []\n')).toEqual([]);
  });

  it('keeps the order of its types', () => {
    const text = 'commands:\n  - { id: z, label: Z, risk: normal }\n  - { id: a, label: A, risk: normal }\n';
    expect(typesIn(text).map(({ id }) => id)).toEqual(['z', 'a']);
  });
});

describe('mistakes in a file of commands', () => {
  it('are told all at once, each with its line, in the order of the file', () => {
    const text = `commands:
  - id: Wake
    label: ""
    risk: high
    roles: admin
  - id: wake
    label: Wake
    risk: normal
    effect: { signal: doors.lock_stat, becomes: [locked], within: 1 min }
  - id: wake
    label: Again
    risk: normal
command: []
`;
    expect(complaintsOf(text)).toEqual([
      'commands.yaml:2: commands[0].id: expected small letters, digits and - only, 63 at most',
      'commands.yaml:3: commands[0].label: expected text that is not empty',
      'commands.yaml:4: commands[0].risk: expected one of normal, caution, critical',
      'commands.yaml:5: commands[0].roles: there is no such field here; did you mean "role"?',
      expect.stringMatching(/^commands.yaml:9: commands\[1\].effect.signal: .* did you mean "doors.lock_state"\?$/),
      'commands.yaml:10: commands[2].id: expected another id: commands[1] is called so too',
      'commands.yaml:13: command: there is no such field here; did you mean "commands"?',
    ]);
  });

  it('may be that it is no YAML', () => {
    expect(complaintsOf('commands:\n  - id: "wake\n')).toEqual([
      'commands.yaml:2:9: expected a closing quote for the one here',
    ]);
  });

  it('let no viewer send anything', () => {
    expect(complaintsWith('role: viewer')).toEqual([
      'commands.yaml:5: commands[0].role: expected one of operator, engineer, admin',
    ]);
  });

  it.each([
    ['deadline: 60', 'deadline: expected a duration like 30 s, 2 min, 24 h or 7 d'],
    ['deadline: 2 minutes', 'deadline: expected a duration like 30 s, 2 min, 24 h or 7 d'],
    ['deadline: 4.9 s', 'deadline: expected 5 s or more'],
    ['deadline: 8 d', 'deadline: expected 7 d at most'],
    ['effect: { signal: position }', 'effect.within: is missing: expected a duration like 30 s, 2 min, 24 h or 7 d'],
    ['effect: { signal: position, within: 25 h }', 'effect.within: expected 24 h at most'],
  ])('are durations that are none, or out of range: %s', (lines, complaint) => {
    expect(complaintsWith(lines)).toEqual([`commands.yaml:5: commands[0].${complaint}`]);
  });

  it.each(['a/b', 'a+', '"#"', '"a\\0"', `"${'x'.repeat(65)}"`, '""'])('are names no topic can have: %s', (name) => {
    expect(complaintsWith(`name: ${name}`)).toEqual([
      'commands.yaml:5: commands[0].name: expected 1 to 64 characters without /, + and #',
    ]);
  });

  it('are kinds that carry no commands, or are none', () => {
    expect(complaintsWith('kinds: [drogue, mobito, droge]')).toEqual([
      'commands.yaml:5: commands[0].kinds[1]: expected drogue; MOBITO: it takes no commands: its topic can only be read',
      'commands.yaml:5: commands[0].kinds[2]: expected drogue',
    ]);
  });
});

/** Complaints of one line each about a parameter called `x`, which the payload sends. */
const aboutX = (fields: string): string[] =>
  complaintsWith(`payload: { x: "{x}" }\nparameters:\n  x: { title: X, ${fields} }`).map((line) =>
    line.replace(/^.*parameters\.x\.?/, ''),
  );

describe('a parameter', () => {
  it.each([
    ['type: int', 'type: expected one of number, integer, string, boolean'],
    ['type: number, minimun: 1', 'minimun: there is no such field here; did you mean "minimum"?'],
    ['type: number, minimum: 2, maximum: 1', 'minimum: expected at most the maximum, 1'],
    ['type: number, unit: furlong', 'unit: expected a unit (km/h, °C, %, s…)'],
    ['type: string, minimum: 1', 'minimum: says nothing of a value of type string'],
    ['type: boolean, maxLength: 1', 'maxLength: says nothing of a value of type boolean'],
    ['type: integer, default: 1.5', 'default: expected a whole number, got 1.5'],
    ['type: number, unit: °C, maximum: 28, default: 30', 'default: expected at most 28 °C, got 30 °C'],
    ['type: string, enum: [eco, 5]', 'enum[1]: expected text, got 5'],
    ['type: string, enum: [eco], default: sport', 'default: expected one of eco, got "sport"'],
    ['type: number, multipleOf: 0', 'multipleOf: expected more than 0'],
    ['type: string, default: [a]', 'default: expected a number, a text, true or false'],
  ])('cannot be { %s }', (fields, complaint) => {
    expect(aboutX(fields)).toEqual([complaint]);
  });

  it('has a name that can stand in braces', () => {
    expect(complaintsWith('parameters:\n  a-b: { type: number, title: A }')).toEqual([
      'commands.yaml:6: commands[0].parameters.a-b: expected a name of letters, digits and _',
    ]);
  });

  it('is sent: one that is nowhere in the payload was forgotten', () => {
    expect(complaintsWith('parameters:\n  x: { type: number, title: X }')).toEqual([
      'commands.yaml:6: commands[0].parameters.x: is never sent: expected "{x}" in the payload',
    ]);
  });

  it('that is required is there', () => {
    expect(complaintsWith('required: [x]')).toEqual([
      'commands.yaml:5: commands[0].required[0]: expected the name of a parameter; there are none',
    ]);
  });
});

describe('a payload', () => {
  const x = 'parameters:\n  level: { type: number, title: Level }';

  it('names parameters that there are', () => {
    expect(complaintsWith(`payload: { a: ["{level}", { b: "{levle}" }] }\n${x}`)).toEqual([
      'commands.yaml:5: commands[0].payload.a[1].b: there is no parameter "levle"; did you mean "level"?',
    ]);
    expect(complaintsWith('payload: { a: "{constructor}" }')).toEqual([
      'commands.yaml:5: commands[0].payload.a: there is no parameter "constructor"; there are none',
    ]);
  });

  it('has a parameter alone in its text, or none', () => {
    expect(complaintsWith(`payload: { a: "to {level} %", b: "{level}" }\n${x}`)).toEqual([
      'commands.yaml:5: commands[0].payload.a: expected a parameter in braces alone, or no braces',
    ]);
  });

  it('is never nothing: a parameter that is all of it has to be given', () => {
    expect(complaintsWith(`payload: "{level}"\n${x}`)).toEqual([
      'commands.yaml:5: commands[0].payload: expected "level" to be required, or to have a default',
    ]);
    expect(complaintsWith(`payload: "{level}"\nrequired: [level]\n${x}`)).toEqual([]);
  });
});

/** Complaints about a precondition, or an effect, of these fields. */
const aboutPrecondition = (fields: string): string[] =>
  complaintsWith(`preconditions:\n  - { freshWithin: 1 min, ${fields} }`).map((line) =>
    line.replace(/^.*preconditions\[0\]\./, ''),
  );
const aboutEffect = (fields: string): string[] =>
  complaintsWith(`payload: { x: "{x}", y: "{y}" }
parameters:
  x: { type: integer, title: X, unit: "%", default: 80 }
  y: { type: string, title: Y }
effect: { within: 1 min, ${fields} }`).map((line) => line.replace(/^.*effect\./, ''));

describe('what is asked of telemetry', () => {
  it.each([
    ['signal: speed, oneOf: [fast]', 'oneOf[0]: expected a number, as speed is a number'],
    [
      'signal: ignition.state, oneOf: [false]',
      'oneOf[0]: expected a text, in quotes where it looks like something else, as ignition.state is a text',
    ],
    ['signal: moving, oneOf: [no, false]', 'oneOf[0]: expected true or false, as moving is a flag'],
    [
      'signal: position, oneOf: [home]',
      'oneOf[0]: position is a position, which cannot be compared: leave the values out',
    ],
    ['signal: ignition.state, atMost: 0', 'atMost: ignition.state is no number'],
    ['signal: speed, atLeast: 2, atMost: 1', 'atLeast: expected 1 or less, which is atMost'],
    ['signal: speed, isAtMost: 0', 'isAtMost: there is no such field here; did you mean "atMost"?'],
  ])('as a precondition cannot be { %s }', (fields, complaint) => {
    expect(aboutPrecondition(fields)).toEqual([complaint]);
  });

  it.each([
    ['signal: charging.limit, becomes: ["{z}"]', 'becomes[0]: there is no parameter "z"; did you mean "x"?'],
    ['signal: charging.limit, becomes: ["{y}"]', 'becomes[0]: expected "y" to be required, or to have a default'],
    ['signal: charging.status, becomes: ["{x}"]', 'becomes[0]: "x" is of type integer, and charging.status is a text'],
    ['signal: speed, becomes: ["{x}"]', 'becomes[0]: "x" is in %, and speed in km/h'],
    ['signal: charging.status, becomes: [a], tolerance: 1', 'tolerance: charging.status is no number'],
    ['signal: charging.limit, becomes: []', 'becomes: expected at least 1'],
  ])('as an effect cannot be { %s }', (fields, complaint) => {
    expect(aboutEffect(fields)).toEqual([complaint]);
  });

  it('may be of a signal of an upstream’s own, which no catalogue knows', () => {
    expect(aboutPrecondition('signal: drogue.hatch.closed, oneOf: [true]')).toEqual([]);
    expect(aboutEffect('signal: drogue.level, becomes: ["{x}"], tolerance: 1')).toEqual([]);
    expect(aboutEffect('signal: hatch.closed, becomes: [true]')).toEqual([
      expect.stringMatching(/^signal: expected the id of a signal/),
    ]);
  });
});
