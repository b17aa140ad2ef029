import * as grpc from '@grpc/grpc-js';
import { logger } from '../logger.js';

/** Opens the channel to the tutor engine. */
export function openTutorChannel(address: string): grpc.Client {
  logger.info({ address }, 'opening channel');
  return new grpc.Client(address, grpc.credentials.createInsecure());
}
