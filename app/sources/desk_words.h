#pragma once

#include "models/wire/topic_views_json.h"

#include <QString>

namespace lianxin::sources {

/// What a person reads for an error or rejection code, with what to do about it. Never empty: an
/// unknown code is named.
QString wordsFor(const QString& code, const QString& detail = {});

/// 热点预警 as one line.
QString wordsFor(const wire::TopicWarning& warning);

} // namespace lianxin::sources
