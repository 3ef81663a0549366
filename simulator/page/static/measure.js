const patienceMs = 3000

/** Width, height and seconds of a picture, film or sound, as far as the browser can tell. */
export async function measure(file) {
  if (file.type.startsWith('image/')) return measured(new Image(), 'load', file)
  if (file.type.startsWith('video/'))
    return measured(document.createElement('video'), 'loadedmetadata', file)
  if (/^audio\/|\.og[ga]$/.test(file.type || file.name))
    return measured(new Audio(), 'loadedmetadata', file)
  return {}
}

function measured(element, loaded, file) {
  const address = URL.createObjectURL(file)
  return new Promise((resolve) => {
    const done = () => {
      URL.revokeObjectURL(address)
      clearTimeout(timer)
      resolve(found(element))
    }
    const timer = setTimeout(done, patienceMs)
    element.addEventListener(loaded, done, { once: true })
    element.addEventListener('error', done, { once: true })
    element.src = address
  })
}

function found(element) {
  const width = element.naturalWidth || element.videoWidth
  const height = element.naturalHeight || element.videoHeight
  const { duration } = element
  return {
    ...(width && height ? { width, height } : {}),
    ...(Number.isFinite(duration) && duration > 0 ? { duration } : {}),
  }
}
