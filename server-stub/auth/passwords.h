#pragma once

#include <string>

/// Argon2id through libsodium (19 MiB, two passes: OWASP's password storage cheat sheet). Any
/// thread; one hash at a time, so that many logins cost time and not memory.
namespace lianxin::auth {

std::string hashPassword(const std::string& password);
bool fitsPassword(const std::string& hash, const std::string& password);

/// Takes as long as a real check and never fits: what a login for an unknown staff number is
/// measured against.
void pretendCheck(const std::string& password);

inline constexpr std::size_t kShortestPassword = 8;
inline constexpr std::size_t kLongestPassword = 256;

} // namespace lianxin::auth
