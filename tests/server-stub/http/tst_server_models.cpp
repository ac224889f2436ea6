#include "hall.h"

#include <QTest>

using namespace lianxin;
using http::test::Hall;

/// Trained models as seats fetch them: once, whole, by the people of the hotline only.
class ServerModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aModelIsSentOnce();
    void whereThereIsNoneItIsSaid();
    void onlyWhoIsLoggedInGetsOne();
};

namespace {

const std::string kFile = std::string("lianxin-text-model 1 \0\xff\n", 24) + std::string(5000, 'x');

Hall::Tune withModel()
{
    return [](http::ServerOptions& options) {
        options.models["category"] = http::trainedModel(kFile);
    };
}

} // namespace

void ServerModels::aModelIsSentOnce()
{
    Hall hall(withModel());
    const auto& token = hall.token("1001");
    const auto sent = hall.ask("GET", "/v1/models/category", token);
    QCOMPARE(sent.status, 200);
    QVERIFY(sent.body == kFile);
    QCOMPARE(sent.headers.at("content-type"), std::string("application/octet-stream"));
    const auto etag = sent.headers.at("etag");
    const auto again = hall.ask("GET", "/v1/models/category", token, {}, {{"If-None-Match", etag}});
    QCOMPARE(again.status, 304);
    QVERIFY(again.body.empty());
    const auto other =
        hall.ask("GET", "/v1/models/category", token, {}, {{"If-None-Match", "\"old\""}});
    QCOMPARE(other.status, 200);
}

void ServerModels::whereThereIsNoneItIsSaid()
{
    Hall hall(withModel());
    const auto none = hall.ask("GET", "/v1/models/addresses", hall.token("1001"));
    QCOMPARE(none.status, 404);
    QCOMPARE(none.errorCode(), std::string("unknown_model"));
}

void ServerModels::onlyWhoIsLoggedInGetsOne()
{
    Hall hall(withModel());
    QCOMPARE(hall.ask("GET", "/v1/models/category").status, 401);
}

QTEST_GUILESS_MAIN(ServerModels)
#include "tst_server_models.moc"
