'use client';

import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { PageHead } from '../ui/page-head';
import { Problem } from '../ui/problem';
import { useMay } from '../ui/use-may';
import { NewPersonForm } from './new-person-form';
import classes from './page.module.css';
import { PeopleList } from './people-list';

/** Who may see and do what. */
export function PeopleScreen() {
  const may = useMay('user.manage');
  const [isAdding, setIsAdding] = useState(false);
  return (
    <div className={classes.page}>
      <PageHead title="People" lead="Who may see and do what.">
        <Button leftSection={<IconUserPlus size={17} />} onClick={() => setIsAdding(true)} disabled={!may.isAllowed}>
          Add a person
        </Button>
      </PageHead>
      {may.reason === null ? <PeopleList /> : <Problem title="People are for administrators" detail={may.reason} />}
      <NewPersonForm isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </div>
  );
}
