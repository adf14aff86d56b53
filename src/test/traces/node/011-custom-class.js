// expect: Overheated | /srv/app/custom_class.js:8
class Overheated extends Error {
  constructor(message) {
    super(message);
    this.name = "Overheated";
  }
}
throw new Overheated("104 °C");
