#pragma once

#include <QString>

namespace lianxin::sources {

/// What a person reads for an error or rejection code, with what to do about it. Never empty: an
/// unknown code is named.
QString wordsFor(const QString& code, const QString& detail = {});

} // namespace lianxin::sources
