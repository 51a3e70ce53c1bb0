/**
 * How the command is started where we start it: in the offline bundle, the city and the bench. Node 24 lets what is newly made grow to 96 MB in the
 * main thread before it looks what is still needed, Node 20 to 48 MB; the larger room makes nothing quicker here, and a review of four thousand
 * reports took 440 MB instead of 370.
 */
export const nodeFlags = ['--max-semi-space-size=16']
