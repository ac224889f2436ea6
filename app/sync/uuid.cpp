#include "app/sync/uuid.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

#include <array>

namespace lianxin::sync {

std::string newUuid()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    const auto ms = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch());
    const auto high = static_cast<quint32>(ms >> 16);
    const auto low = static_cast<quint16>(ms & 0xffff);
    const auto version = static_cast<quint16>(0x7000 | (words[0] & 0x0fff));
    const auto variant = static_cast<uchar>(0x80 | ((words[1] >> 8) & 0x3f));
    const QUuid id(high, low, version, variant, static_cast<uchar>(words[1]),
                   static_cast<uchar>(words[2] >> 24), static_cast<uchar>(words[2] >> 16),
                   static_cast<uchar>(words[2] >> 8), static_cast<uchar>(words[2]),
                   static_cast<uchar>(words[3] >> 8), static_cast<uchar>(words[3]));
    return id.toString(QUuid::WithoutBraces).toStdString();
}

} // namespace lianxin::sync
