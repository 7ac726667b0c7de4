import type { SignalId } from '../../contract/signals';
import type { UnitId } from '../../contract/units';
import type { readers } from './readers';

/** Rarer facts of a line. */
export type FieldNotes = {
  /** Unit of a plain number, where it is not the signal's own. */
  unit?: UnitId;
  /** The right spelling: this field is read only where the message has not that one. */
  insteadOf?: string;
};

type Row = readonly [field: string, signal: SignalId, how: keyof typeof readers, notes?: FieldNotes];

/**
 * The fields of MOBITO's flat message, one line each: its sample (connected-fleet documentation, "Message schema
 * example") and those that BMW's data, which it is made of, has for electric vehicles. Units are those of BMW's
 * catalogue. `latitude` and `longitude` are read together; `service_date` is not here, as nobody says what it counts.
 */
// biome-ignore format: a table, one line a field
export const fieldRows: readonly Row[] = [
  // field                                   signal                                how         notes
  ['mileage',                                'odometer',                           'distance'],
  ['mileage_forecast',                       'odometer.forecast',                  'distance'],
  ['heading',                                'heading',                            'number'],
  ['altitude',                               'altitude',                           'number'],
  ['position_can_be_trusted',                'position.is_trusted',                'flag'],

  ['fuel_level',                             'fuel.level',                         'number'],
  ['remaining_fuel',                         'fuel.volume',                        'number'],
  ['tank_capacity',                          'fuel.tank_capacity',                 'number'],
  ['fuel_remaining_range',                   'fuel.range',                         'distance'],
  ['battery_voltage',                        'starter_battery.voltage',            'number'],
  ['engine_coolant_temperature',             'engine.coolant_temperature',         'number'],
  ['soc_hv_header',                          'traction_battery.state_of_charge',   'number'],
  ['kombi_remaining_electric_range',         'traction_battery.range',             'distance'],
  ['charging_status',                        'charging.status',                    'word'],
  ['charging_plug_connected',                'charging.plugged_in',                'plug'],
  ['charging_plug_locked',                   'charging.plug_lock',                 'lock'],
  ['charging_method',                        'charging.charge_type',               'word'],
  ['charging_ac_voltage',                    'charging.voltage_ac',                'number'],
  ['charging_ac_ampere',                     'charging.current_ac',                'number'],
  ['soc_customer_target',                    'charging.limit',                     'number'],

  ['tire_pressure_front_left',               'tire.pressure.front_left',           'number'],
  ['tire_pressure_front_right',              'tire.pressure.front_right',          'number'],
  ['tire_pressure_rear_left',                'tire.pressure.rear_left',            'number'],
  ['tire_pressure_rear_right',               'tire.pressure.rear_right',           'number'],
  ['tire_pressure_target_front_left',        'tire.pressure_target.front_left',    'number'],
  ['tire_pressure_target_front_right',       'tire.pressure_target.front_right',   'number'],
  ['tire_pressure_target_rear_left',         'tire.pressure_target.rear_left',     'number'],
  ['tire_pressure_target_rear_right',        'tire.pressure_target.rear_right',    'number'],

  // Not a flag, whatever its name says: UNLOCKED, LOCKED, SECURED…
  ['vehicle_is_locked',                      'doors.lock_state',                   'lock'],
  ['doors_front_left_is_open',               'door.position.front_left',           'opening'],
  ['doors_front_right_is_open',              'door.position.front_right',          'opening'],
  ['doors_ront_right_is_open',               'door.position.front_right',          'opening',  { insteadOf: 'doors_front_right_is_open' }],
  ['doors_rear_left_is_open',                'door.position.rear_left',            'opening'],
  ['doors_rear_right_is_open',               'door.position.rear_right',           'opening'],

  ['dtc_data',                               'trouble_codes',                      'troubles'],
  ['check_control_messages',                 'check_control_messages',             'messages'],
  ['data_quality',                           'data_quality',                       'text'],

  ['distance_until_service',                 'service.distance',                   'distance'],
  ['service_due_date',                       'service.date',                       'date'],
  ['service_status',                         'service.status',                     'text'],
  ['yellow_service_distance',                'service.distance_threshold',         'distance'],
  ['yellow_service_time',                    'service.time_threshold',             'number',   { unit: 'wk' }],
  ['lsc_trigger_reason',                     'service.trigger',                    'text'],
  ['condition_based_services_count',         'service.item_count',                 'number'],
  ['engine_oil_remaining_distance',          'oil_service.distance',               'distance'],
  ['engine_oil_due_date',                    'oil_service.date',                   'date'],
  ['engine_oil_status',                      'oil_service.status',                 'text'],
  ['brake_fluid_due_date',                   'brake_fluid.date',                   'date'],
  ['brake_fluid_status',                     'brake_fluid.status',                 'text'],
  ['vehicle_inspection_due_date',            'inspection.date',                    'date'],
  ['vehicle_inspection_status',              'inspection.status',                  'text'],
  ['legal_inspection_date',                  'inspection.legal_date',              'date'],
  // How long before the main and exhaust inspection (Haupt- und Abgasuntersuchung) the vehicle warns, in months.
  ['code_CBSHUAU',                           'inspection.warning_time',            'number',   { unit: 'mo' }],
  ['vehicle_check_status_remaining_distance', 'vehicle_check.distance',            'distance'],
  ['vehicle_check_status_date',              'vehicle_check.date',                 'date'],
  ['vehicle_check_status',                   'vehicle_check.status',               'text'],
  ['teleservice_status',                     'teleservice.status',                 'text'],
  ['remaining_contract_days',                'contract.time',                      'number'],

  ['average_mileage_per_week',               'usage.weekly_distance',              'distance'],
  ['avg_distance_short_term',                'usage.weekly_distance_short',        'distance'],
  ['avg_distance_long_term',                 'usage.weekly_distance_long',         'distance'],

  ['brand',                                  'vehicle.brand',                      'text'],
  ['model',                                  'vehicle.model',                      'text'],
  ['series',                                 'vehicle.series',                     'text'],
  ['colour_code',                            'vehicle.color',                      'text'],
  ['basic_color_code',                       'vehicle.color_code',                 'text'],
  ['basic_model_key',                        'vehicle.model_key',                  'text'],
  ['basic_model_range',                      'vehicle.model_range',                'text'],
  ['basic_body_type',                        'vehicle.body',                       'text'],
  ['basic_country_code',                     'vehicle.country',                    'text'],
  ['basic_propulsion_type',                  'vehicle.propulsion',                 'text'],
  ['basic_construction_date',                'vehicle.construction_date',          'date'],
  ['basic_engine',                           'engine.code',                        'text'],
  ['basic_head_unit',                        'vehicle.head_unit',                  'text'],
  ['basic_has_Navi',                         'vehicle.has_navigation',             'flag'],
  ['basic_has_sun_roof',                     'vehicle.has_sunroof',                'flag'],
  ['extra_equipment',                        'vehicle.equipment',                  'codes'],
  ['steering',                               'vehicle.steering_side',              'text'],
  ['number_of_doors',                        'doors.count',                        'number'],
  ['power',                                  'engine.power',                       'number'],
  ['capacity',                               'engine.displacement',                'number'],
  ['display_unit_distance',                  'vehicle.display_distance_unit',      'text'],
];
