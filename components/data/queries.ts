'use client';

import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  type Credentials,
  type Me,
  mapSettings,
  me,
  type NewUser,
  type PasswordChange,
  type SetupRequest,
  session,
  setupState,
  signal,
  storedMessage,
  upstream,
  user,
  type VehicleChange,
} from '../../server/contract/http';
import type { Role } from '../../server/contract/roles';
import { request } from './request';

/** Answers nobody reads. */
const anything = z.unknown();

/** Who is signed in. Fails with status 401 when nobody is. */
export const useMe = () =>
  useQuery({ queryKey: ['me'], queryFn: ({ signal: abort }) => request(me, '/api/me', { signal: abort }) });

/** Whether the installation still waits for its first administrator. */
export const useSetupState = () =>
  useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal: abort }) => request(setupState, '/api/setup', { signal: abort }),
  });

/** Somebody has signed in: what was known before was for somebody else. */
function welcome(client: QueryClient, who: Me): void {
  client.clear();
  client.setQueryData(['me'], who);
}

/** Creates the first administrator with the one-time token of the server's console. */
export function useSetup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SetupRequest) => request(me, '/api/setup', { method: 'POST', body }),
    onSuccess: (who) => welcome(client, who),
  });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Credentials) => request(me, '/api/auth/sign-in/email', { method: 'POST', body }),
    onSuccess: (who) => welcome(client, who),
  });
}

/** Signs out and forgets everything this browser was told. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(anything, '/api/auth/sign-out', { method: 'POST' }),
    onSuccess: () => client.clear(),
  });
}

/** Sets another password. Every other session of the person ends. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PasswordChange) => request(anything, '/api/auth/change-password', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** The signed-in person's own sessions. */
export const useSessions = () =>
  useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal: abort }) => request(z.array(session), '/api/sessions', { signal: abort }),
  });

export function useRevokeSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(anything, `/api/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
}

export function useEndOtherSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(anything, '/api/sessions', { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
}

export const useUsers = () =>
  useQuery({
    queryKey: ['users'],
    queryFn: ({ signal: abort }) => request(z.array(user), '/api/users', { signal: abort }),
  });

export function useCreateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewUser) => request(user, '/api/users', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}

export function useChangeRole() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, role }: { id: string; role: Role }) =>
      request(anything, `/api/users/${encodeURIComponent(id)}`, { method: 'PATCH', body: { role } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}

export function useRemoveUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(anything, `/api/users/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}

/** Signs somebody out everywhere. */
export const useSignOutUser = () =>
  useMutation({
    mutationFn: (id: string) =>
      request(anything, `/api/users/${encodeURIComponent(id)}/sessions`, { method: 'DELETE' }),
  });

/** Every signal known, the catalogue's and the generic ones met so far. */
export const useSignals = () =>
  useQuery({
    queryKey: ['signals'],
    queryFn: ({ signal: abort }) => request(z.array(signal), '/api/signals', { signal: abort }),
    staleTime: 60_000,
  });

/** One stored message with what was made of it; asks nothing while `reference` is null. A stored message is immutable. */
export const useMessage = (reference: string | null) =>
  useQuery({
    queryKey: ['message', reference],
    queryFn: ({ signal: abort }) =>
      request(storedMessage, `/api/messages/${encodeURIComponent(reference ?? '')}`, { signal: abort }),
    enabled: reference !== null,
  });

/** How the upstreams' connections stand, asked again every five seconds. */
export const useUpstreams = () =>
  useQuery({
    queryKey: ['upstreams'],
    queryFn: ({ signal: abort }) => request(z.array(upstream), '/api/upstreams', { signal: abort }),
    refetchInterval: 5_000,
  });

export const useMapSettings = () =>
  useQuery({
    queryKey: ['map'],
    queryFn: ({ signal: abort }) => request(mapSettings, '/api/settings/map', { signal: abort }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Names a vehicle. The change itself comes back over the live connection. */
export const useEditVehicle = () =>
  useMutation({
    mutationFn: ({ vin, ...body }: VehicleChange & { vin: string }) =>
      request(anything, `/api/vehicles/${encodeURIComponent(vin)}`, { method: 'PATCH', body }),
  });
