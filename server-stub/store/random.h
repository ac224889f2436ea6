#pragma once

#include "models/base/time.h"

#include <string>

/// Random text from the operating system's generator. Any thread.
namespace lianxin::store {

/// 2 × `bytes` hex digits.
std::string randomHex(std::size_t bytes);
/// 128 bits for every value of the vault; drawn in blocks, one buffer a thread.
std::string newSalt();
/// UUIDv7 (RFC 9562) for what the server itself asks of the engine.
std::string newId(UtcTime now);
/// Digest of a person's number by the store's own secret, so that a stolen index tells no numbers.
/// Empty for empty.
std::string personDigest(const std::string& secret, const std::string& number);

} // namespace lianxin::store
