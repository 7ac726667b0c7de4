import type { DeviceImport, DeviceMapping } from '../contract/devices';
import { isUsualVin, writtenVin } from '../contract/vin';

/** Who exported a file of ids of their own need not read all of them. */
const warningLimit = 200;

/**
 * The VINs of an import as they are kept: one that is known already as it stands, others in capitals where they are VINs
 * then. What is neither is warned of, and may be meant all the same.
 * @param lines of the file, one for each mapping
 */
export function importedVins(
  mappings: readonly DeviceMapping[],
  lines: readonly number[],
  known: ReadonlySet<string>,
): Pick<DeviceImport, 'warnings'> & { mappings: DeviceMapping[] } {
  const warnings: DeviceImport['warnings'] = [];
  const kept = mappings.map((mapping, index) => {
    if (mapping.vin === null || known.has(mapping.vin)) return mapping;
    const vin = writtenVin(mapping.vin);
    if (!isUsualVin(vin) && warnings.length < warningLimit) warnings.push({ line: lines[index] ?? 0, vin });
    return { ...mapping, vin };
  });
  return { mappings: kept, warnings };
}
