#pragma once

#include "models/base/result.h"

#include <string>

/// Argon2id through libsodium (19 MiB, two passes: OWASP's password storage cheat sheet). Any
/// thread; one hash at a time, so that many logins cost time and not memory.
namespace lianxin::auth {

std::string hashPassword(const std::string& password);
bool fitsPassword(const std::string& hash, const std::string& password);

/// Takes as long as a real check and never fits: what a login for an unknown staff number is
/// measured against.
void pretendCheck(const std::string& password);

inline constexpr std::size_t kShortestPassword = 8;  ///< characters
inline constexpr std::size_t kLongestPassword = 256; ///< bytes
inline constexpr std::size_t kFewestDifferent = 5;   ///< characters of a password

/// Errors: `weak_password` (shorter than kShortestPassword, fewer than kFewestDifferent different
/// characters, only digits or only letters, or holding the staff number), `too_long`. GB/T
/// 22239-2019 (身份鉴别) asks that passwords be complex and leaves the measure to us.
Status checkPassword(const std::string& password, const std::string& staff);

} // namespace lianxin::auth
