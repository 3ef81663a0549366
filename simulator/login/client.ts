/** A website as it is registered for logging in, and where the provider itself is reached. */
export interface LoginClient {
  /** Address of the provider, where its app is mounted; no slash at its end. */
  issuer: string
  clientId: string
  clientSecret: string
  /** Where people may be sent back to, letter by letter. */
  redirectUris: string[]
  /** Epoch milliseconds. */
  now: () => number
}
