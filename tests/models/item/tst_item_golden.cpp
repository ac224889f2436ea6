#include "models/item/desk.h"
#include "sample_call.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <utility>

using namespace lianxin;

/// What the models say of the sample call, held against tests/models/item/golden.json.
/// `LIANXIN_GOLDEN=write` writes it anew.
namespace {

QString goldenPath()
{
    return QStringLiteral(LIANXIN_SOURCE_DIR "/tests/models/item/golden.json");
}

QJsonValue valueOf(const QVariant& value)
{
    if (value.canConvert<QList<item::Highlight>>() &&
        value.metaType() == QMetaType::fromType<QList<item::Highlight>>()) {
        QJsonArray highlights;
        for (const auto& h : value.value<QList<item::Highlight>>())
            highlights.append(QStringLiteral("%1-%2 %3%4")
                                  .arg(h.from)
                                  .arg(h.to)
                                  .arg(h.field, h.guess ? QStringLiteral("?") : QString()));
        return highlights;
    }
    if (value.metaType() == QMetaType::fromType<QList<item::Choice>>()) {
        QJsonArray choices;
        for (const auto& c : value.value<QList<item::Choice>>())
            choices.append(QStringLiteral("%1=%2 %3").arg(c.value, c.display).arg(c.confidence));
        return choices;
    }
    return QJsonValue::fromVariant(value);
}

QJsonArray jsonOf(const QAbstractItemModel& model)
{
    QJsonArray rows;
    const auto names = model.roleNames();
    for (int row = 0; row < model.rowCount(); ++row) {
        QJsonObject json;
        for (auto role = names.begin(); role != names.end(); ++role) {
            const QJsonValue value = valueOf(model.index(row, 0).data(role.key()));
            if (!value.isNull() && value != QJsonValue(QString()) &&
                value != QJsonValue(QJsonArray()))
                json[QString::fromLatin1(role.value())] = value;
        }
        rows.append(json);
    }
    return rows;
}

QJsonObject jsonOf(const item::Desk& desk)
{
    return {{QStringLiteral("transcript"), jsonOf(desk.transcript)},
            {QStringLiteral("guide"), jsonOf(desk.guide)},
            {QStringLiteral("answers"), jsonOf(desk.answers)},
            {QStringLiteral("form"), jsonOf(desk.form)},
            {QStringLiteral("history"), jsonOf(desk.history)},
            {QStringLiteral("nearby"), jsonOf(desk.nearby)},
            {QStringLiteral("similar"), jsonOf(desk.similar)},
            {QStringLiteral("deadlines"), jsonOf(desk.deadlines)},
            {QStringLiteral("hints"), jsonOf(desk.hints)}};
}

} // namespace

class TestItemGolden : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSampleCallReadsAsItDid()
    {
        item::Desk desk;
        desk.show(sample::call(), sample::now());
        const QJsonObject now = jsonOf(desk);
        QFile file(goldenPath());
        if (qEnvironmentVariable("LIANXIN_GOLDEN") == QLatin1String("write")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QJsonDocument(now).toJson());
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), "golden.json is missing");
        const QJsonObject then = QJsonDocument::fromJson(file.readAll()).object();
        for (const QString& model : now.keys())
            compare(model, then[model].toArray(), now[model].toArray());
        QCOMPARE(then.keys(), now.keys());
    }

private:
    void compare(const QString& model, const QJsonArray& then, const QJsonArray& now)
    {
        for (int row = 0; row < std::max(then.size(), now.size()); ++row) {
            const auto text = [](const QJsonValue& v) {
                return QString::fromUtf8(QJsonDocument(v.toObject()).toJson());
            };
            if (then.at(row) != now.at(row))
                qWarning().noquote()
                    << model << row << "was" << text(then.at(row)) << "is" << text(now.at(row));
        }
        QCOMPARE(now, then);
    }
};

QTEST_APPLESS_MAIN(TestItemGolden)
#include "tst_item_golden.moc"
